using System.Net;
using AlliancePortal.Web.Account.SecondFactor;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Primitives;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>
/// Cookie of a browser's sign-in: bound to this host alone (<c>__Host-</c>) over HTTPS. Browsers refuse such cookies over plain HTTP, which
/// the portal allows on its own machine only; there the name has no prefix.
/// </summary>
public sealed class SessionCookie : ICookieManager
{
    public const string Name = "__Host-portal";
    private const string HostPrefix = "__Host-";
    private readonly ChunkingCookieManager chunks = new();

    public static void Configure(CookieAuthenticationOptions options)
    {
        ConfigureCookie(options, Name);
        // The session on the server ends earlier when nobody uses it; work on an open page makes no requests that could prolong a cookie.
        options.ExpireTimeSpan = AccountLimits.Absolute;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie with this care, under a name that begins with <c>__Host-</c>.</summary>
    public static void ConfigureCookie(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.CookieManager = new SessionCookie();
    }

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        options.Secure = !IsPlainLoopback(context);
        chunks.AppendResponseCookie(context, NameFor(context, key), value, options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        options.Secure = !IsPlainLoopback(context);
        chunks.DeleteCookie(context, NameFor(context, key), options);
    }

    private static string NameFor(HttpContext context, string key) => IsPlainLoopback(context) ? key[HostPrefix.Length..] : key;

    private static bool IsPlainLoopback(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return !context.Request.IsHttps
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (sessions, cancel) = (services.GetRequiredService<BrowserSessions>(), context.HttpContext.RequestAborted);
        var found = await sessions.FindAsync(context.Principal!, cancel);
        if (found is { IsDemonstration: false } || (found is not null && services.GetRequiredService<OwnMachine>().Is(context.HttpContext)))
        {
            if (SessionEndpoints.IsByHand(context.Request)) await sessions.TouchAsync(found.Id, cancel);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (AccountProblem.IsForPrograms(context.Request)) return AccountProblem.NotSignedInAsync(context.HttpContext);
        context.Response.Headers.CacheControl = new StringValues("no-store");
        context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
