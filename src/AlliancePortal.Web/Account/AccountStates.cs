using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account;

/// <summary>How far an account is.</summary>
public enum AccountState
{
    /// <summary>No link was made yet, or the person has not chosen a password.</summary>
    Invited,

    /// <summary>The person signs in.</summary>
    Open,

    /// <summary>Closed by an administrator.</summary>
    Blocked,
}

/// <summary>The state of accounts, for administrators.</summary>
public sealed class AccountStates(AccountDb db, TimeProvider time)
{
    /// <summary>By user id; who is missing was never invited.</summary>
    public Task<Dictionary<Guid, AccountState>> AllAsync(CancellationToken cancel = default) =>
        db.Users.AsNoTracking().Select(user => new { user.Id, user.BlockedAt, HasPassword = user.PasswordHash != null })
            .ToDictionaryAsync(user => user.Id, user => user.BlockedAt != null ? AccountState.Blocked : user.HasPassword ? AccountState.Open : AccountState.Invited, cancel);

    /// <summary>All accounts that are not blocked, counted.</summary>
    public async Task<SignInSummary> SummaryAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var open = db.Users.AsNoTracking().Where(user => user.BlockedAt == null && user.PasswordHash != null);
        var people = open.Where(user => !user.IsDemonstration);
        return new SignInSummary(
            await people.CountAsync(cancel),
            await people.CountAsync(user => user.TwoFactorEnabled, cancel),
            await open.CountAsync(user => user.IsDemonstration, cancel),
            await open.CountAsync(user => user.AccessFailedCount > 0, cancel),
            await open.CountAsync(user => user.LockoutEnd > now, cancel));
    }
}
