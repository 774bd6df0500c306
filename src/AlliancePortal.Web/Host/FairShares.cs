using System.Threading.RateLimiting;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Host;

/// <summary>
/// Nobody takes the portal from the others: each signed-in person has so many open pages, and so many requests at once; what is more waits,
/// and beyond that is refused with 429. Before sign-in, <see cref="SignInThrottle"/> holds back.
/// </summary>
public static class FairShares
{
    /// <summary>Open pages of one person, in all tabs and devices.</summary>
    public const int Circuits = 40;

    /// <summary>Requests of one person that are worked on at the same moment.</summary>
    public const int Requests = 8;

    /// <summary>Requests of one person that wait for their turn.</summary>
    public const int Waiting = 200;

    /// <summary>Name of the rule for files.</summary>
    public const string Files = "files";

    /// <summary>Files of one person that are sent or fetched at the same moment: each is held in memory.</summary>
    public const int FilesAtOnce = 2;

    public static void AddFairShares(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Files, context => RateLimitPartition.GetConcurrencyLimiter(context.User.FindActor()?.UserId ?? Guid.Empty, _ => new() { PermitLimit = FilesAtOnce, QueueLimit = Waiting }));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (Guid UserId, bool IsCircuit)>(Of);
    });

    private static RateLimitPartition<(Guid UserId, bool IsCircuit)> Of(HttpContext context)
    {
        if (context.User.FindActor() is not { } actor) return RateLimitPartition.GetNoLimiter((UserId: Guid.Empty, IsCircuit: false));
        return RateLimitPartition.GetConcurrencyLimiter((actor.UserId, IsCircuit: IsCircuit(context.Request)), share =>
            share.IsCircuit ? new() { PermitLimit = Circuits, QueueLimit = 0 } : new() { PermitLimit = Requests, QueueLimit = Waiting });
    }

    // The request by which a page listens lasts as long as the page; what it sends besides is short.
    private static bool IsCircuit(HttpRequest request) => request.Path == "/_blazor" && !HttpMethods.IsPost(request.Method) && !HttpMethods.IsDelete(request.Method);
}
