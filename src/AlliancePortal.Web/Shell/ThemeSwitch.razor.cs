using MudBlazor;

namespace AlliancePortal.Web.Shell;

/// <summary>Light, dark, or as the device; done in the browser without a round trip, so it also serves plain pages.</summary>
public sealed partial class ThemeSwitch
{
    private static readonly (string Choice, string Word, string Icon)[] Choices =
    [
        (ThemeChoice.Light, "Colours_Light", Icons.Material.Outlined.LightMode),
        (ThemeChoice.Dark, "Colours_Dark", Icons.Material.Outlined.DarkMode),
        (ThemeChoice.System, "Colours_System", Icons.Material.Outlined.Devices),
    ];
}
