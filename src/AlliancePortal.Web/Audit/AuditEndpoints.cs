using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Audit;

/// <summary>The audit as JSON, for administrators: its state, and its entries with ids alone.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/audit").WithTags("Audit");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowAudit(), cancel))
            .WithSummary("How far each lane has come, what was published of it, what the last check found, and the key that signs.").Produces<AuditState>();
        api.MapGet("/entries", (HttpContext context, ICasework casework, CancellationToken cancel, string? kind = null, DateTimeOffset? before = null, string? after = null, int size = ListAuditEntries.DefaultSize) =>
                casework.AnswerAsync(context, new ListAuditEntries { Kind = kind, Before = before?.ToUniversalTime(), After = after, Size = size }, cancel))
            .WithSummary("Which account asked what when, latest first. `kind` is `read`, `write`, `refused` or `portal`.").Produces<AuditPage>();
    }
}
