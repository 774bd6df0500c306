using AlliancePortal.Casework.SignIns;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>What somebody brings beside the password: the digits of the app, else a recovery code.</summary>
public sealed record SecondProof(string? Code, string? RecoveryCode)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(RecoveryCode);

    /// <summary>A code of <see cref="SignInFactors"/>.</summary>
    public string Factor => RecoveryCode is { Length: > 0 } ? SignInFactors.RecoveryCode : SignInFactors.App;
}
