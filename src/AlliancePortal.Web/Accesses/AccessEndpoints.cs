using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Accesses;

/// <summary>Who looked at a case, and what one looked at oneself, as JSON.</summary>
public static class AccessEndpoints
{
    public static void MapAccesses(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Accesses");
        api.MapGet("/cases/{id:guid}/access-log", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel, string? kind = null, Guid? userId = null, string? after = null, int size = ListAccesses.DefaultSize) =>
                casework.AnswerAsync(context, new ListAccesses { CaseId = id, Kind = kind, UserId = userId, After = after, Size = size }, cancel))
            .WithSummary("Who opened, changed and passed on a case, latest first, what one person did within an hour as one line; for the advocate, the guardian and supervisors of agencies in the case. `kind` is `opened`, `changed`, `disclosed`, `checked` or `break_glass`.")
            .Produces<AccessPage>();
        api.MapGet("/me/accesses", (HttpContext context, ICasework casework, CancellationToken cancel, string? after = null, int size = ListAccesses.DefaultSize) =>
                casework.AnswerAsync(context, new MyAccesses { After = after, Size = size }, cancel))
            .WithSummary("The cases that the caller opened and changed in the last 90 days.").Produces<MyAccessPage>();
    }
}
