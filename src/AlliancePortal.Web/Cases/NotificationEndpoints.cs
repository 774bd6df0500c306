using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Cases;

/// <summary>What awaits the caller, as JSON.</summary>
public static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Home");
        api.MapGet("/home", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new HomeList(), cancel))
            .WithSummary("Running clocks, referrals that wait, what was told, recent cases.").Produces<HomeView>();
        api.MapGet("/notifications", (HttpContext context, ICasework casework, CancellationToken cancel, bool unseen = false, Guid? after = null, int size = ListCaseload.DefaultSize) =>
                casework.AnswerAsync(context, new MyNotifications { Unseen = unseen, After = after, Size = size }, cancel))
            .WithSummary("What was told to the caller or the caller's unit, newest first.").Produces<NotificationPage>();
        api.MapPost("/notifications/seen", (SeenBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new MarkSeen(body.Ids ?? []), cancel))
            .WithSummary("Marks notifications as seen.").Produces<MarkedSeen>();
    }
}

public sealed record SeenBody(IReadOnlyList<Guid>? Ids);
