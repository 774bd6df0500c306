using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>Seals what must be remembered from a question to its answer, which the browser keeps meanwhile.</summary>
public sealed class PasskeyStates(IDataProtectionProvider protection, SpentQuestions spent)
{
    private const string Purpose = "passkey-question";

    /// <param name="state">As the passkey handler gives it.</param>
    /// <param name="about">What the question is for, so that no answer serves for another: whose passkey is to be added, who confirms; empty for a sign-in.</param>
    public string Seal(string? state, string about) => Protector(about).Protect(state ?? "", AccountLimits.FirstStep);

    /// <summary>The state, once.</summary>
    /// <returns>Null when it was changed, is too old, was meant for something else or was answered before.</returns>
    public string? Open(string? sealedState, string about)
    {
        try
        {
            return sealedState is { Length: > 0 } && Protector(about).Unprotect(sealedState) is var state && spent.Spend(sealedState) ? state : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string about) => protection.CreateProtector(Purpose, about).ToTimeLimitedDataProtector();
}
