using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account;

/// <summary>
/// Closes and reopens accounts, ends all sign-ins of one. Tokens die with the next request; open pages at once on this node, elsewhere
/// within a minute. Written in one statement: a sign-in at the same moment must not keep an account open.
/// </summary>
public sealed class AccountClosing(AccountDb db, ClosedAccounts closed, TimeProvider time)
{
    /// <returns>False when there is no such account.</returns>
    public Task<bool> CloseAsync(Guid userId, CancellationToken cancel = default) => SetAsync(userId, time.GetUtcNow(), cancel);

    /// <summary>Reopens; whoever was signed in before must sign in anew.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> ReopenAsync(Guid userId, CancellationToken cancel = default) => SetAsync(userId, null, cancel);

    /// <summary>Ends every sign-in and token; whoever knows the password signs in anew.</summary>
    /// <returns>False when there is no such account.</returns>
    public async Task<bool> SignOutEverywhereAsync(Guid userId, CancellationToken cancel = default)
    {
        var (stamp, version) = (NewStamp(), NewStamp());
        var found = await db.Users.Where(user => user.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.SecurityStamp, stamp).SetProperty(user => user.ConcurrencyStamp, version), cancel);
        return Told(userId, found);
    }

    private async Task<bool> SetAsync(Guid userId, DateTimeOffset? blockedAt, CancellationToken cancel)
    {
        var (stamp, version) = (NewStamp(), NewStamp());
        var found = await db.Users.Where(user => user.Id == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.BlockedAt, blockedAt).SetProperty(user => user.SecurityStamp, stamp).SetProperty(user => user.ConcurrencyStamp, version), cancel);
        return Told(userId, found);
    }

    private bool Told(Guid userId, int found)
    {
        if (found > 0) closed.Tell(userId);
        return found > 0;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
