using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>The workspace navigation within reach of a thumb, at phone width.</summary>
public sealed partial class BottomNavigation
{
    [Parameter, EditorRequired]
    public IReadOnlyList<MenuEntry> Entries { get; set; } = [];

    private int InSight => Entries.Count <= Workspace.AtPhoneWidth + 1 ? Entries.Count : Workspace.AtPhoneWidth;
}
