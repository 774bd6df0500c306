namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>What a browser asks a device for.</summary>
/// <param name="Options">For the browser, as JSON (Web Authentication, sections 5.4 and 5.5).</param>
/// <param name="State">What the portal must remember of it until the answer comes: sealed, good for <see cref="AccountLimits.FirstStep"/> and for one answer.</param>
public sealed record PasskeyQuestion(string Options, string State);
