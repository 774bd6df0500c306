using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Something that holds or does not.</summary>
public sealed partial class CheckField
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public bool Value { get; set; }

    [Parameter]
    public EventCallback<bool> ValueChanged { get; set; }
}
