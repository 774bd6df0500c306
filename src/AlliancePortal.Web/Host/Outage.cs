using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Host;

/// <summary>While the database is away nobody is known to be signed in; every request is answered in words and nothing else.</summary>
internal static class Outage
{
    private const string SecondsToWait = "5";

    /// <summary>Call after the language is known and before accounts.</summary>
    public static void UseOutageWords(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && DatabaseRefusals.Lost(problem) is { } broken)
        {
            app.Logger.LogError("A request could not reach the database: {SqlState}", broken.SqlState);
            await AnswerAsync(context);
        }
    });

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = SecondsToWait;
        if (context.Request.Path.StartsWithSegments("/api")) return new RefusedResult(Refusal.Unavailable).ExecuteAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(context.RequestServices.GetRequiredService<RefusalTexts>().Of(Refusal.Unavailable), context.RequestAborted);
    }
}
