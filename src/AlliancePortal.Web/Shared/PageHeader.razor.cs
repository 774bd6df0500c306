using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Head of a page: its only <c>h1</c>, which gets the focus after navigation, and one primary action.</summary>
public sealed partial class PageHeader
{
    private ElementReference title;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The one thing to do next; a filled button.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }

    /// <summary>Chips and short facts under the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Takes the focus when it appears: for a next step on the same page, which the router does not notice.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus) await title.FocusAsync();
    }
}
