using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AlliancePortal.Web.Account;

/// <summary>
/// Where people report about colleagues, nobody is signed in: neither cookie nor token is looked at, so that nothing downstream can know,
/// count, keep or log who it is, and the sign-in of a browser is not marked as used.
/// </summary>
public sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Nobody";

    /// <summary>Whether the path is one of theirs.</summary>
    public static bool IsFor(PathString path) => path.StartsWithSegments("/speak-up") || path.StartsWithSegments("/api/v1/speak-up");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    /// <summary>The framework gives every page a cookie for its forms; here nothing stays in the browser.</summary>
    public static Task WithoutCookieAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Remove("Set-Cookie");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
