using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.Tokens;

/// <summary>Gives, finds, renews and revokes tokens of the JSON interface. Each request looks its token up, so revoking works at once.</summary>
public sealed class ApiTokens(AccountDb db, TimeProvider time)
{
    public const string FamilyClaim = "token_family";

    // Asked by every request of a program: put together once.
    private static readonly Func<AccountDb, byte[], DateTimeOffset, CancellationToken, Task<LiveToken?>> Live = EF.CompileAsyncQuery((AccountDb db, byte[] hash, DateTimeOffset now, CancellationToken _) =>
        (from token in db.ApiTokens
         join user in db.Users.Where(PortalUser.MaySignIn) on new { Id = token.UserId, Stamp = token.SecurityStamp } equals new { user.Id, Stamp = user.SecurityStamp! }
         where token.AccessHash == hash && token.RevokedAt == null && token.ExpiresAt > now
         select new LiveToken(user.Id, token.FamilyId, user.IsDemonstration)).SingleOrDefault());

    /// <summary>A first pair of tokens after a sign-in.</summary>
    public async Task<IssuedToken> IssueAsync(PortalUser user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var issued = Add(user, Guid.CreateVersion7(), now + AccountLimits.Absolute, now);
        await db.SaveChangesAsync(cancel);
        return issued;
    }

    /// <summary>Who holds the access token; null when it is unknown, expired or revoked, or its account closed or changed since.</summary>
    public async Task<LiveToken?> FindAsync(string accessToken, CancellationToken cancel)
    {
        var (hash, now) = (OpaqueToken.Hash(accessToken), time.GetUtcNow());
        return await Live(db, hash, now, cancel);
    }

    /// <summary>A new pair for the refresh token, which is used up. One that is used twice was copied: the whole family is revoked.</summary>
    public async Task<IssuedToken?> RefreshAsync(string refreshToken, CancellationToken cancel)
    {
        var (hash, now) = (OpaqueToken.Hash(refreshToken), time.GetUtcNow());
        var old = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(token => token.RefreshHash == hash, cancel);
        if (old is null || old.RefreshUntil <= now) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var user = await OpenAccounts.SingleOrDefaultAsync(one => one.Id == old.UserId && one.SecurityStamp == old.SecurityStamp, cancel);
        var used = await db.ApiTokens.Where(token => token.Id == old.Id && token.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel);
        var issued = used == 1 && user is not null ? Add(user, old.FamilyId, old.RefreshUntil, old.ConfirmedAt) : null;
        if (issued is null) await RevokeAsync(old.FamilyId, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return issued;
    }

    /// <summary>Signs out the program to which the tokens were given.</summary>
    public async Task RevokeAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (Guid.TryParse(principal.FindFirstValue(FamilyClaim), out var family)) await RevokeAsync(family, cancel);
    }

    private IQueryable<PortalUser> OpenAccounts => db.Users.Where(PortalUser.MaySignIn);

    private async Task RevokeAsync(Guid family, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.ApiTokens.Where(token => token.FamilyId == family && token.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel);
    }

    private IssuedToken Add(PortalUser user, Guid family, DateTimeOffset until, DateTimeOffset confirmedAt)
    {
        var (access, refresh, now) = (OpaqueToken.Create(), OpaqueToken.Create(), time.GetUtcNow());
        var expires = now + AccountLimits.AccessToken < until ? now + AccountLimits.AccessToken : until;
        db.ApiTokens.Add(new ApiToken
        {
            FamilyId = family,
            UserId = user.Id,
            AccessHash = OpaqueToken.Hash(access),
            RefreshHash = OpaqueToken.Hash(refresh),
            SecurityStamp = user.SecurityStamp!,
            IssuedAt = now,
            ExpiresAt = expires,
            RefreshUntil = until,
            ConfirmedAt = confirmedAt,
        });
        return new IssuedToken("Bearer", access, (int)(expires - now).TotalSeconds, refresh);
    }
}
