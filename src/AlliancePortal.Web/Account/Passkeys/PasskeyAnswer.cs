namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>What a form brings back from a device.</summary>
/// <param name="Credential">The device's answer, as JSON.</param>
/// <param name="State">As <see cref="PasskeyQuestion.State"/> was given.</param>
public sealed record PasskeyAnswer(string? Credential, string? State)
{
    public static PasskeyAnswer Of(IFormCollection form) => new(form["credential"], form["state"]);
}
