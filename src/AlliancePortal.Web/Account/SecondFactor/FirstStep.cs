using System.Security.Claims;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>
/// Remembers in the browser, for a few minutes, that the password was right. It opens the pages of the second factor and nothing else:
/// no other page asks this scheme.
/// </summary>
public sealed class FirstStep(UserManager<PortalUser> users)
{
    public const string Scheme = "first-step";
    private const string CookieName = "__Host-portal-step";
    private const string StampClaim = "stamp";
    private const string LinkClaim = "link";

    public static void Configure(CookieAuthenticationOptions options)
    {
        SessionCookie.ConfigureCookie(options, CookieName);
        options.ExpireTimeSpan = AccountLimits.FirstStep;
        options.SlidingExpiration = false;
    }

    /// <param name="context">The browser.</param>
    /// <param name="user">Whose password was right.</param>
    /// <param name="linkId">The link that it has brought besides, after a reset of the second factor.</param>
    public static Task RememberAsync(HttpContext context, PortalUser user, Guid? linkId = null) =>
        context.SignInAsync(Scheme, ActorClaims.Principal(user.Id, Scheme, new Claim(StampClaim, user.SecurityStamp!), new Claim(LinkClaim, linkId.ToString() ?? "")));

    /// <summary>The link that the browser has brought; null: none.</summary>
    public static async Task<Guid?> LinkAsync(HttpContext context) =>
        Guid.TryParse((await context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(LinkClaim), out var id) ? id : null;

    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Whose password was right a moment ago; null for nobody, or when the account was closed or changed since.</summary>
    public async Task<PortalUser?> FindAsync(HttpContext context)
    {
        var answer = await context.AuthenticateAsync(Scheme);
        if (answer.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { BlockedAt: null } user) return null;
        return user.SecurityStamp == answer.Principal.FindFirstValue(StampClaim) ? user : null;
    }
}
