using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.Invitations;

/// <summary>Invites people by a link, and lets them choose their own password by it.</summary>
public sealed class InvitationLinks(AccountDb db, UserManager<PortalUser> users, ICasework casework, TimeProvider time)
{
    /// <summary>Makes the account if need be, closes earlier invitations, and returns the path of the link: it can be read only now.</summary>
    /// <param name="userId">The worker's user id.</param>
    /// <param name="email">Where the link goes; the name to sign in with.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The path <c>/invitation/…</c>; or <c>email_taken</c>, or <c>email</c> invalid.</returns>
    public async Task<Outcome<string>> CreateAsync(Guid userId, string email, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var existing = await users.FindByIdAsync(userId.ToString());
        var result = existing switch
        {
            null => await users.CreateAsync(NewAccount.For(userId, email)),
            _ when !string.Equals(existing.Email, email.Trim(), StringComparison.OrdinalIgnoreCase) => await users.SetEmailAsync(existing, email.Trim()),
            _ => IdentityResult.Success,
        };
        if (!result.Succeeded)
            return result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateEmail)) ? new Refusal("email_taken") : Refusal.Invalid("email", "invalid");

        var token = await AddAsync(userId, forSecondFactor: false, cancel);
        await transaction.CommitAsync(cancel);
        return "/invitation/" + token;
    }

    /// <summary>
    /// A link by which a second factor is set up anew, together with the password. Earlier links stop working, and another password link stops this one: nobody
    /// who makes the one kind has the other.
    /// </summary>
    /// <returns>The path, which can be read only now.</returns>
    public async Task<string> ForSecondFactorAsync(Guid userId, CancellationToken cancel) => AnewPage.Path + await AddAsync(userId, forSecondFactor: true, cancel);

    /// <summary>The link by which a second factor can be set up now; null: used up, replaced, or too old.</summary>
    public Task<Invitation?> FindForSecondFactorAsync(string token, CancellationToken cancel) => Open(token, forSecondFactor: true).AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>Whether the link still lets that person set up a second factor.</summary>
    public Task<bool> IsForSecondFactorAsync(Guid linkId, Guid userId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.Invitations.AnyAsync(one => one.Id == linkId && one.UserId == userId && one.ForSecondFactor && one.ClosedAt == null && one.ExpiresAt > now, cancel);
    }

    /// <summary>Why the link cannot be used now: <c>invitation_closed</c>, or <c>invitation_waits</c> while no second person has approved it; null: it can.</summary>
    public async Task<Refusal?> WhyClosedAsync(string token, CancellationToken cancel = default)
    {
        if (await Open(token, forSecondFactor: false).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } invitation) return new Refusal("invitation_closed");
        var awaited = await casework.RunAsync(Actor.Accounts, new AwaitsApproval(invitation.UserId), cancel);
        return awaited.Refusal ?? (awaited.Value.IsAwaited ? new Refusal("invitation_waits") : null);
    }

    /// <summary>Sets the password that the invited person chose, uses the link up, and ends every earlier sign-in of the account.</summary>
    /// <returns>Whose account it is; or why it is closed, or <c>password</c> invalid with the reasons.</returns>
    public async Task<Outcome<Guid>> AcceptAsync(string token, string password, CancellationToken cancel = default)
    {
        if (await WhyClosedAsync(token, cancel) is { } closed) return closed;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (invitation, now) = (await Open(token, forSecondFactor: false).AsNoTracking().SingleOrDefaultAsync(cancel), time.GetUtcNow());
        var used = invitation is null ? 0 : await Open(token, forSecondFactor: false).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, now), cancel);
        var user = used == 1 ? await users.FindByIdAsync(invitation!.UserId.ToString()) : null;
        if (user is null || user.BlockedAt is not null) return new Refusal("invitation_closed");

        user.PasswordHash = null;
        var result = await users.AddPasswordAsync(user, password);
        if (!result.Succeeded)
            return Refusal.Invalid("password", "invalid") with { Fields = new Dictionary<string, string[]> { ["password"] = [.. result.Errors.Select(error => error.Code)] } };
        // Whoever used an earlier link has seen the key that waits for its first code.
        if (!user.TwoFactorEnabled) await db.Authenticators.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return user.Id;
    }

    private async Task<string> AddAsync(Guid userId, bool forSecondFactor, CancellationToken cancel)
    {
        var (token, now) = (OpaqueToken.Create(), time.GetUtcNow());
        await db.Invitations.Where(old => old.UserId == userId && old.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(old => old.ClosedAt, now), cancel);
        db.Invitations.Add(new Invitation
        {
            UserId = userId,
            TokenHash = OpaqueToken.Hash(token),
            ForSecondFactor = forSecondFactor,
            CreatedAt = now,
            ExpiresAt = now + (forSecondFactor ? AccountLimits.FactorLink : AccountLimits.Invitation),
        });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    private IQueryable<Invitation> Open(string token, bool forSecondFactor)
    {
        var (hash, now) = (OpaqueToken.Hash(token), time.GetUtcNow());
        return db.Invitations.Where(one => one.TokenHash == hash && one.ForSecondFactor == forSecondFactor && one.ClosedAt == null && one.ExpiresAt > now);
    }
}
