using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Stands above a form whose request was refused; takes the focus whenever the refusals are new, links to the fields.</summary>
public sealed partial class RefusalSummary
{
    private readonly string titleId = $"refusals-{Guid.NewGuid():N}";
    private ElementReference summary;
    private IReadOnlyList<Refusal> announced = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>Other words than "Please look at this again".</summary>
    [Parameter]
    public string? Title { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var isNew = !ReferenceEquals(announced, Refusals);
        announced = Refusals;
        if (isNew && Refusals.Count > 0)
        {
            await summary.FocusAsync();
        }
    }
}
