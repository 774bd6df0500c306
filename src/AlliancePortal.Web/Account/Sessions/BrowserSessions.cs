using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>Starts, checks and ends sign-ins in browsers.</summary>
public sealed class BrowserSessions(AccountDb db, TimeProvider time)
{
    private const string SessionClaim = "session";

    /// <summary>Records the sign-in and says who is signed in. The cookie carries ids only.</summary>
    public async Task<ClaimsPrincipal> StartAsync(PortalUser user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = new Session { UserId = user.Id, SecurityStamp = user.SecurityStamp!, StartedAt = now, ExpiresAt = now + AccountLimits.Absolute };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return ActorClaims.Principal(user.Id, IdentityConstants.ApplicationScheme, new Claim(SessionClaim, session.Id.ToString()));
    }

    /// <summary>Whether the sign-in still stands: not ended, not too old, account open, password unchanged.</summary>
    public async Task<bool> IsAliveAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)) return false;
        var now = time.GetUtcNow();
        return await db.Sessions
            .Where(session => session.Id == id && session.EndedAt == null && session.ExpiresAt > now)
            .Join(db.Users, session => session.UserId, user => user.Id, (session, user) => new { session, user })
            .AnyAsync(both => both.user.BlockedAt == null && both.user.SecurityStamp == both.session.SecurityStamp, cancel);
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
