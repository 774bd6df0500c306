using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>Always in sight: as whom one acts, language, connection and saved state, and the key that covers the screen.</summary>
public sealed partial class TopBar
{
    [Parameter]
    public ActingAs? Actor { get; set; }

    [Parameter]
    public EventCallback OnKeyboardHelp { get; set; }
}
