using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Recovery codes, the one time that they can be read, to be printed or copied by hand.</summary>
public sealed partial class RecoveryCodeList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Codes { get; set; }
}
