namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>What somebody brings beside the password: the digits of the app, else a recovery code.</summary>
public sealed record SecondProof(string? Code, string? RecoveryCode)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(RecoveryCode);
}
