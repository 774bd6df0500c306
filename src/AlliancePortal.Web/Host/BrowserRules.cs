namespace AlliancePortal.Web.Host;

/// <summary>
/// What the browser may do with an answer of the portal: no script but our own files, no frame, no cache of pages and JSON, no word
/// to other sites about where the reader was. Inline styles stay allowed, the component library positions its menus by them.
/// </summary>
internal static class BrowserRules
{
    private const string Content =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseBrowserRules(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsForeign(context.Request, app.Configuration["Portal:PublicAddress"]))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType is { } type && (type.StartsWith("text/html", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal)))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>
    /// A circuit is opened, and a change by JSON made, by a page of the portal or by a program, never by another site in the reader's browser: the
    /// same-origin rule holds back neither a WebSocket nor a call without a body. Forms have tokens of their own.
    /// </summary>
    private static bool IsForeign(HttpRequest request, string? publicAddress)
    {
        if (!request.Path.StartsWithSegments("/_blazor") && !Changes(request) || request.Headers.Origin.ToString() is not { Length: > 0 } said) return false;
        if (!Uri.TryCreate(said, UriKind.Absolute, out var origin)) return true;
        return origin.Authority != request.Host.Value && !(Uri.TryCreate(publicAddress, UriKind.Absolute, out var known) && origin.Authority == known.Authority);
    }

    private static bool Changes(HttpRequest request) => request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
