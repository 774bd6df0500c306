using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>Starts, checks and ends sign-ins in browsers.</summary>
public sealed class BrowserSessions(AccountDb db, ClosedAccounts closed, KnownBrowser browser, SignInJournal journal, TimeProvider time)
{
    public const string SessionClaim = "session";
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Signs the browser in, instead of whoever was signed in before; written down first.</summary>
    /// <param name="context">The browser.</param>
    /// <param name="user">Who shows up.</param>
    /// <param name="factor">What was shown: a code of <see cref="Casework.SignIns.SignInFactors"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task EnterAsync(HttpContext context, PortalUser user, string factor, CancellationToken cancel)
    {
        await journal.SignedInAsync(user, factor, SignInPlace.Of(context), browser.Of(context, user.Email!) is null);
        await GoOnAsync(context, user, cancel);
    }

    /// <summary>A new sign-in instead of the one that stood, for a person who has just shown who she is.</summary>
    public async Task GoOnAsync(HttpContext context, PortalUser user, CancellationToken cancel)
    {
        await EndAsync(context.User, cancel);
        browser.Remember(context, user.Email!);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, await StartAsync(user, DeviceNames.Of(context.Request.Headers.UserAgent.ToString()), cancel));
    }

    /// <summary>Records the sign-in and says who is signed in. The cookie carries ids only.</summary>
    private async Task<ClaimsPrincipal> StartAsync(PortalUser user, string? device, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = new Session { UserId = user.Id, SecurityStamp = user.SecurityStamp!, StartedAt = now, LastSeenAt = now, ConfirmedAt = now, ExpiresAt = now + AccountLimits.Absolute, Device = device };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return ActorClaims.Principal(user.Id, IdentityConstants.ApplicationScheme, new Claim(SessionClaim, session.Id.ToString()));
    }

    /// <summary>The person is there.</summary>
    public async Task TouchAsync(Guid sessionId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(session => session.Id == sessionId && session.LastSeenAt < now - Grain)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancel);
    }

    /// <summary>All sign-ins of one person that stand, the latest used first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(PortalUser user, CancellationToken cancel) => await Alive().AsNoTracking()
        .Where(session => session.UserId == user.Id && session.SecurityStamp == user.SecurityStamp).OrderByDescending(session => session.LastSeenAt).ToListAsync(cancel);

    /// <summary>Ends one of the person's own sign-ins; its open pages close.</summary>
    public async Task EndAsync(Guid userId, Guid sessionId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.Sessions.Where(session => session.Id == sessionId && session.UserId == userId && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancel) == 1) closed.Tell(sessionId);
    }

    /// <summary>Ends all sign-ins of the person but one, and the tokens of programs.</summary>
    public async Task EndOthersAsync(PortalUser user, Guid keptId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var other in await OfAsync(user, cancel))
            if (other.Id != keptId) await EndAsync(user.Id, other.Id, cancel);
        await db.ApiTokens.Where(token => token.UserId == user.Id && token.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel);
    }

    /// <summary>The sign-in if it still stands: not ended, not idle, not too old, account open and with its second factor, password unchanged.</summary>
    public async Task<LiveSession?> FindAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)) return null;
        return await Alive()
            .Where(session => session.Id == id)
            .Join(db.Users.Where(PortalUser.MaySignIn), session => new { Id = session.UserId, Stamp = session.SecurityStamp }, user => new { user.Id, Stamp = user.SecurityStamp! },
                (session, user) => new LiveSession(session.Id, user.Id, user.IsDemonstration, session.LastSeenAt, session.ExpiresAt))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Ends the principal's sign-in in all tabs; nothing for one who has none.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)) return;
        var now = time.GetUtcNow();
        await db.Sessions.Where(session => session.Id == id && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancel);
    }

    private IQueryable<Session> Alive()
    {
        var now = time.GetUtcNow();
        return db.Sessions.Where(session => session.EndedAt == null && session.ExpiresAt > now && session.LastSeenAt > now - AccountLimits.Idle);
    }
}
