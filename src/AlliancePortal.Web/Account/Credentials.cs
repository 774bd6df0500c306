using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

/// <summary>
/// Checks e-mail, password and second factor. Unknown e-mail, wrong password, closed or locked account and wrong code all answer alike, and after
/// the same work, written down alike: who is not let in learns nothing about who works here. Demonstration accounts are let in without a second factor, on the own machine only.
/// </summary>
public sealed class Credentials(UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, Authenticators authenticators, SignInJournal journal, ILogger<Credentials> log)
{
    // Counting a failure of a known account writes to the database; a common end of all refusals hides how long that took.
    private static readonly TimeSpan LeastRefusalTime = TimeSpan.FromMilliseconds(600);
    private static readonly PortalUser Nobody = new();
    private static string? hashOfNothing;

    /// <summary>The whole sign-in at once, as programs do it.</summary>
    /// <param name="email">The name to sign in with.</param>
    /// <param name="password">As typed.</param>
    /// <param name="proof">The second factor; not looked at for a demonstration account.</param>
    /// <param name="onOwnMachine">Whether the request comes from this machine.</param>
    /// <param name="place">From where, for what is written down of a refusal.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The account, or null for every kind of no.</returns>
    public Task<PortalUser?> CheckAsync(string email, string password, SecondProof proof, bool onOwnMachine, SignInPlace place, CancellationToken cancel) => NotTooSoonAsync(async () =>
        await PasswordAsync(email, password, onOwnMachine, place, isKnown: false) is { } user && (user.IsDemonstration || await SecondAsync(user, proof, place, isKnown: false, cancel)) ? await LetInAsync(user) : null);

    /// <summary>The first step of a person: e-mail and password. Wrong codes counted so far stay counted, unless the account needs none.</summary>
    /// <param name="email">The name to sign in with.</param>
    /// <param name="password">As typed.</param>
    /// <param name="onOwnMachine">Whether the request comes from this machine.</param>
    /// <param name="place">From where, for what is written down of a refusal.</param>
    /// <param name="isKnown">Whether the person has signed in here before: then strangers' failures do not count, and the throttle counts these alone.</param>
    /// <returns>The account, or null for every kind of no.</returns>
    public Task<PortalUser?> CheckPasswordAsync(string email, string password, bool onOwnMachine, SignInPlace place, bool isKnown = false) => NotTooSoonAsync(async () =>
        await PasswordAsync(email, password, onOwnMachine, place, isKnown) is { } user ? user.IsDemonstration ? await LetInAsync(user) : user : null);

    /// <summary>The second step of a person whose password was right. A wrong code counts for the lockout as a wrong password does.</summary>
    /// <param name="user">Whose password was right.</param>
    /// <param name="proof">The digits of the app, else a recovery code.</param>
    /// <param name="place">As in <see cref="CheckPasswordAsync"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="isKnown">As in <see cref="CheckPasswordAsync"/>.</param>
    /// <returns>The account, or null for every kind of no.</returns>
    public Task<PortalUser?> CheckSecondAsync(PortalUser user, SecondProof proof, SignInPlace place, CancellationToken cancel, bool isKnown = false) => NotTooSoonAsync(async () =>
        !isKnown && await users.IsLockedOutAsync(user) ? await RefusedAsync(user, proof.Factor, place)
            : await SecondAsync(user, proof, place, isKnown, cancel) ? await LetInAsync(user) : null);

    /// <summary>Whether the e-mail is one of the demonstration's, which its start prints on the console anyway.</summary>
    public async Task<bool> IsDemonstrationAsync(string email) => IsPossible(email, "any") && await users.FindByEmailAsync(email.Trim()) is { IsDemonstration: true };

    private async Task<PortalUser?> NotTooSoonAsync(Func<Task<PortalUser?>> check)
    {
        var leastTime = Task.Delay(LeastRefusalTime);
        var user = await check();
        if (user is null) await leastTime;
        return user;
    }

    private async Task<PortalUser?> PasswordAsync(string email, string password, bool onOwnMachine, SignInPlace place, bool isKnown)
    {
        var user = IsPossible(email, password) ? await users.FindByEmailAsync(email.Trim()) : null;
        if (user?.PasswordHash is null || user.BlockedAt is not null || (user.IsDemonstration && !onOwnMachine) || (!isKnown && await users.IsLockedOutAsync(user)))
        {
            hashOfNothing ??= hasher.HashPassword(Nobody, "nothing");
            hasher.VerifyHashedPassword(Nobody, hashOfNothing, password);
            return await RefusedAsync(user, SignInFactors.Password, place);
        }

        if (await users.CheckPasswordAsync(user, password)) return user;
        if (!isKnown) await users.AccessFailedAsync(user);
        return await RefusedAsync(user, SignInFactors.Password, place);
    }

    private async Task<bool> SecondAsync(PortalUser user, SecondProof proof, SignInPlace place, bool isKnown, CancellationToken cancel)
    {
        if (await authenticators.PassesAsync(user, proof, cancel)) return true;
        if (!isKnown) await users.AccessFailedAsync(user);
        return await RefusedAsync(user, proof.Factor, place) is not null;
    }

    private async Task<PortalUser> LetInAsync(PortalUser user)
    {
        await users.ResetAccessFailedCountAsync(user);
        log.LogInformation("Credentials of {UserId} accepted", user.Id);
        return user;
    }

    private async Task<PortalUser?> RefusedAsync(PortalUser? user, string factor, SignInPlace place)
    {
        log.LogWarning("Credentials refused for {UserId}", user?.Id);
        await journal.RefusedAsync(user?.Id, factor, place);
        return null;
    }

    private static bool IsPossible(string email, string password) =>
        email.Length is > 0 and <= AccountLimits.EmailLength && password.Length is > 0 and <= AccountLimits.PasswordMaximum
        && !email.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));
}
