using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AlliancePortal.Web.Shell;

public sealed partial class NavigationLink
{
    [Parameter, EditorRequired]
    public required MenuEntry Entry { get; set; }

    /// <summary>Only one of the two navigations on a page listens to the keyboard.</summary>
    [Parameter]
    public bool ListensToKey { get; set; } = true;

    private string? Shortcut => ListensToKey ? Entry.Shortcut : null;

    private NavLinkMatch Match => Entry.Href == "/" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}
