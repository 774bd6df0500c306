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
public sealed class AccountStates(AccountDb db)
{
    /// <summary>By user id; who is missing was never invited.</summary>
    public Task<Dictionary<Guid, AccountState>> AllAsync(CancellationToken cancel = default) =>
        db.Users.AsNoTracking().Select(user => new { user.Id, user.BlockedAt, HasPassword = user.PasswordHash != null })
            .ToDictionaryAsync(user => user.Id, user => user.BlockedAt != null ? AccountState.Blocked : user.HasPassword ? AccountState.Open : AccountState.Invited, cancel);
}
