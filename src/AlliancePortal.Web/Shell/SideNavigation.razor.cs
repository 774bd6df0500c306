using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

public sealed partial class SideNavigation
{
    [Parameter, EditorRequired]
    public IReadOnlyList<MenuEntry> Entries { get; set; } = [];
}
