using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.StepUp;

/// <summary>When the second factor was last shown in a sign-in, and showing it anew before a dangerous act.</summary>
public sealed class Confirmations(AccountDb db, UserManager<PortalUser> users, Credentials credentials, TimeProvider time)
{
    /// <summary>Whether the second factor was shown in the sign-in within <see cref="StepUpAttribute.Fresh"/>.</summary>
    /// <param name="signInId">Of a browser's session, or of a program's family of tokens.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<bool> IsFreshAsync(Guid signInId, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - StepUpAttribute.Fresh;
        return await db.Sessions.AnyAsync(session => session.Id == signInId && session.EndedAt == null && session.ConfirmedAt > since, cancel)
            || await db.ApiTokens.AnyAsync(token => token.FamilyId == signInId && token.RevokedAt == null && token.ConfirmedAt > since, cancel);
    }

    /// <summary>The account behind a sign-in.</summary>
    public async Task<PortalUser?> AccountAsync(Actor actor) => await users.FindByIdAsync(actor.UserId.ToString());

    /// <summary>Checks the second factor, of a demonstration account the password, and counts from now. A wrong one counts for this sign-in.</summary>
    /// <returns>The account, or null for every kind of no.</returns>
    public async Task<PortalUser?> ConfirmAsync(PortalUser user, Guid signInId, SecondProof proof, string? password, SignInPlace place, CancellationToken cancel)
    {
        // A demonstration account's sign-in stands on the own machine only.
        var shown = user.IsDemonstration
            ? await credentials.CheckPasswordAsync(user.Email!, password ?? "", onOwnMachine: true, place, isKnown: true)
            : await credentials.CheckSecondAsync(user, proof, place, cancel, isKnown: true);
        if (shown is not null) await MarkAsync(user, signInId, cancel);
        return shown;
    }

    /// <summary>Counts from now: it was shown that the person is there.</summary>
    public async Task MarkAsync(PortalUser user, Guid signInId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(session => session.Id == signInId && session.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.ConfirmedAt, now), cancel);
        await db.ApiTokens.Where(token => token.FamilyId == signInId && token.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(token => token.ConfirmedAt, now), cancel);
    }
}
