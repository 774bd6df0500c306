using AlliancePortal.Web.Account.Invitations;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Takes a lost second factor away, once two persons have agreed to it, and lets it be set up anew only by who has both the link and the password.</summary>
public sealed class LostFactors(AccountDb db, InvitationLinks links, ClosedAccounts closed, TimeProvider time)
{
    /// <summary>Ends every sign-in and token, takes app, passkeys and recovery codes away, and gives the link; the password stays.</summary>
    /// <returns>Path of the link, which can be read only now; null when there is no such account.</returns>
    public async Task<string?> ResetAsync(Guid userId, CancellationToken cancel)
    {
        var (now, stamp, version) = (time.GetUtcNow(), Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var found = await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, false)
            .SetProperty(user => user.FactorResetAt, now).SetProperty(user => user.SecurityStamp, stamp).SetProperty(user => user.ConcurrencyStamp, version), cancel);
        if (found == 0) return null;
        await db.Authenticators.Where(one => one.UserId == userId).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(one => one.UserId == userId).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(code => code.UserId == userId && code.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(code => code.ClosedAt, now), cancel);
        var link = await links.ForSecondFactorAsync(userId, cancel);
        await transaction.CommitAsync(cancel);
        closed.Tell(userId);
        return link;
    }

    /// <summary>Whether a second factor may be set up: at the first sign-in by whoever has the password, after a reset only with the link.</summary>
    /// <param name="user">Whose password was right.</param>
    /// <param name="linkId">The link that the browser has brought; null: none.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<bool> MaySetUpAsync(PortalUser user, Guid? linkId, CancellationToken cancel) =>
        user.FactorResetAt is null || (linkId is { } id && await links.IsForSecondFactorAsync(id, user.Id, cancel));
}
