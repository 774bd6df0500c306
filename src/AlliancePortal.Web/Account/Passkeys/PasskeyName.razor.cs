using AlliancePortal.Casework.Kernel.Text;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>What a new passkey is to be called.</summary>
public sealed partial class PasskeyName
{
    /// <summary>Written there already; null: nothing.</summary>
    [Parameter, EditorRequired]
    public string? Device { get; set; }

    /// <summary>The name from the form.</summary>
    /// <returns>Null when there is none, or one that cannot be kept.</returns>
    public static string? Of(IFormCollection form) =>
        PersonText.Line(form["name"].ToString()) is { IsClean: true, Value: { Length: > 0 and <= PasskeyDesk.NameLength } name } ? name : null;
}
