using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

/// <summary>
/// Checks e-mail, password and code. Unknown e-mail, wrong password, closed or locked account and wrong code all answer alike, and after
/// the same work: who is not let in learns nothing about who works here.
/// </summary>
public sealed class Credentials(UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, ILogger<Credentials> log)
{
    // Counting a failure of a known account writes to the database; a common end of all refusals hides how long that took.
    private static readonly TimeSpan LeastRefusalTime = TimeSpan.FromMilliseconds(600);
    private static readonly PortalUser Nobody = new();
    private static string? hashOfNothing;

    /// <returns>The account, or null for every kind of no.</returns>
    public async Task<PortalUser?> CheckAsync(string email, string password, string? twoFactorCode)
    {
        var leastTime = Task.Delay(LeastRefusalTime);
        var user = await FindAsync(email, password, twoFactorCode);
        if (user is null) await leastTime;
        return user;
    }

    private async Task<PortalUser?> FindAsync(string email, string password, string? twoFactorCode)
    {
        var user = IsPossible(email, password) ? await users.FindByEmailAsync(email.Trim()) : null;
        if (user?.PasswordHash is null || user.BlockedAt is not null || await users.IsLockedOutAsync(user))
        {
            hashOfNothing ??= hasher.HashPassword(Nobody, "nothing");
            hasher.VerifyHashedPassword(Nobody, hashOfNothing, password);
            return Refused(user);
        }

        if (!await users.CheckPasswordAsync(user, password) || !await CodeFitsAsync(user, twoFactorCode))
        {
            await users.AccessFailedAsync(user);
            return Refused(user);
        }

        await users.ResetAccessFailedCountAsync(user);
        log.LogInformation("Credentials of {UserId} accepted", user.Id);
        return user;
    }

    private async Task<bool> CodeFitsAsync(PortalUser user, string? code) =>
        !await users.GetTwoFactorEnabledAsync(user)
        || await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, (code ?? "").Replace(" ", "", StringComparison.Ordinal));

    private PortalUser? Refused(PortalUser? user)
    {
        log.LogWarning("Credentials refused for {UserId}", user?.Id);
        return null;
    }

    private static bool IsPossible(string email, string password) =>
        email.Length is > 0 and <= AccountLimits.EmailLength && password.Length is > 0 and <= AccountLimits.PasswordMaximum
        && !email.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));
}
