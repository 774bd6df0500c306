namespace AlliancePortal.Web.Account.Sessions;

/// <summary>What an open page asks to warn in time, and tells when somebody works on it.</summary>
public static class SessionEndpoints
{
    private const string Path = "/session";

    public static void MapSession(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, LeftAsync).ExcludeFromDescription();
        endpoints.MapPost(Path, LeftAsync).ExcludeFromDescription();
    }

    /// <summary>Whether a person caused the request: neither an open page that only asks how long it may stay, nor a connection that mends itself.</summary>
    public static bool IsByHand(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor") && !(request.Path.StartsWithSegments(Path) && HttpMethods.IsGet(request.Method));

    private static async Task<IResult> LeftAsync(HttpContext context, BrowserSessions sessions, TimeProvider time, CancellationToken cancel)
    {
        if (await sessions.FindAsync(context.User, cancel) is not { } session) return Results.NotFound();
        var now = time.GetUtcNow();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new SessionLeft((int)(session.LastSeenAt + AccountLimits.Idle - now).TotalSeconds, (int)(session.ExpiresAt - now).TotalSeconds));
    }
}

/// <param name="Idle">Seconds until the sign-in ends if nobody does anything.</param>
/// <param name="Absolute">Seconds until it ends in any case.</param>
public sealed record SessionLeft(int Idle, int Absolute);
