using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>Starts, checks and ends sign-ins in browsers.</summary>
public sealed class BrowserSessions(AccountDb db, TimeProvider time)
{
    private const string SessionClaim = "session";

    /// <summary>Signs the browser in, instead of whoever was signed in before.</summary>
    public async Task EnterAsync(HttpContext context, PortalUser user, CancellationToken cancel)
    {
        await EndAsync(context.User, cancel);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, await StartAsync(user, cancel));
    }

    /// <summary>Records the sign-in and says who is signed in. The cookie carries ids only.</summary>
    private async Task<ClaimsPrincipal> StartAsync(PortalUser user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = new Session { UserId = user.Id, SecurityStamp = user.SecurityStamp!, StartedAt = now, ExpiresAt = now + AccountLimits.Absolute };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return ActorClaims.Principal(user.Id, IdentityConstants.ApplicationScheme, new Claim(SessionClaim, session.Id.ToString()));
    }

    /// <summary>The sign-in if it still stands: not ended, not too old, account open and with its second factor, password unchanged.</summary>
    public async Task<LiveSession?> FindAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)) return null;
        var now = time.GetUtcNow();
        return await db.Sessions
            .Where(session => session.Id == id && session.EndedAt == null && session.ExpiresAt > now)
            .Join(db.Users.Where(PortalUser.MaySignIn), session => new { Id = session.UserId, Stamp = session.SecurityStamp }, user => new { user.Id, Stamp = user.SecurityStamp! },
                (session, user) => new LiveSession(session.Id, user.Id, user.IsDemonstration))
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
}
