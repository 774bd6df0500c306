using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.BreakGlass;

/// <summary>Emergency access to a case that is not one's own, as JSON.</summary>
public static class BreakGlassEndpoints
{
    public static void MapBreakGlass(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/break-glass").WithTags("Emergency access");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListBreakGlasses(), cancel))
            .WithSummary("The caller's own emergency accesses of the last 90 days, and those which the caller answers for.").Produces<BreakGlassList>();
        api.MapPost("", (AskBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(
                context, new AskBreakGlass { CaseNumber = body.CaseNumber ?? "", Reason = body.Reason ?? "", LifeAtRisk = body.LifeAtRisk, Hours = body.Hours }, cancel))
            .WithSummary("Asks for a case by its number. With `lifeAtRisk` it opens at once and is reviewed within 24 hours; else a supervisor of another agency or unit in the case approves first. A number that is unknown, closed or not for the caller is answered alike.")
            .Produces<BreakGlassView>();
        api.MapPost("/{id:guid}/decision", (Guid id, DecisionBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new DecideBreakGlass { BreakGlassId = id, Approve = body.Approve, Reason = body.Reason ?? "" }, cancel))
            .WithSummary("The second person approves or refuses.").Produces<BreakGlassView>();
        api.MapPost("/{id:guid}/review", (Guid id, ReviewBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ReviewBreakGlass { BreakGlassId = id, Proper = body.Proper, Reason = body.Reason ?? "" }, cancel))
            .WithSummary("The second person writes whether it was proper.").Produces<BreakGlassView>();
        api.MapPost("/{id:guid}/end", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new EndBreakGlass(id), cancel))
            .WithSummary("Ends it before its time.").Produces<BreakGlassView>();
    }
}

public sealed record AskBody(string? CaseNumber, string? Reason, bool LifeAtRisk, int? Hours);

public sealed record DecisionBody(bool Approve, string? Reason);

public sealed record ReviewBody(bool Proper, string? Reason);
