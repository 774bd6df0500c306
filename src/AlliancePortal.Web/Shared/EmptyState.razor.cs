using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>Stands where a list has no rows: says what would be here and how to begin.</summary>
public sealed partial class EmptyState
{
    [Parameter]
    public string Icon { get; set; } = Icons.Material.Outlined.Inbox;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public RenderFragment? Action { get; set; }
}
