using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>How pressing something is. Each has a colour and an icon; the word is the caller's.</summary>
public enum ChipState
{
    Neutral,
    Ok,
    Soon,
    Overdue,
}

/// <summary>A state in icon, word and colour, so that none of the three has to be seen alone.</summary>
public sealed partial class StateChip
{
    [Parameter, EditorRequired]
    public ChipState State { get; set; }

    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Another icon than the one of the state.</summary>
    [Parameter]
    public string? Icon { get; set; }

    private string Shown => Icon ?? State switch
    {
        ChipState.Ok => Icons.Material.Outlined.CheckCircle,
        ChipState.Soon => Icons.Material.Outlined.Schedule,
        ChipState.Overdue => Icons.Material.Outlined.NotificationImportant,
        _ => Icons.Material.Outlined.RadioButtonUnchecked,
    };
}
