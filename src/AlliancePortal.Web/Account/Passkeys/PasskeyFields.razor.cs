using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Account.Passkeys;

public sealed partial class PasskeyFields
{
    [Parameter, EditorRequired]
    public required PasskeyQuestion Question { get; set; }

    /// <summary>Whether the device is to make a new one.</summary>
    [Parameter]
    public bool IsNew { get; set; }
}
