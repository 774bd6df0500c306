using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>The reader's own settings: colours, keyboard, leaving.</summary>
public sealed partial class ReaderMenu
{
    [Parameter]
    public bool SignedIn { get; set; }

    [CascadingParameter]
    public ActingAs? Reader { get; set; }

    /// <summary>Opens the list of keys; without it the entry is absent (plain pages).</summary>
    [Parameter]
    public EventCallback OnKeyboardHelp { get; set; }
}
