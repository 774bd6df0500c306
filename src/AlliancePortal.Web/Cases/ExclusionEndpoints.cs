using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Cases;

/// <summary>Who is kept out of a case, as JSON; for supervisors and integrity officers.</summary>
public static class ExclusionEndpoints
{
    public static void MapExclusions(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/cases/{id:guid}/exclusions").WithTags("Cases");
        api.MapGet("", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowExclusions(id), cancel))
            .WithSummary("Who is kept out, as far as the caller may know, and whom the caller could keep out.").Produces<ExclusionsView>();
        api.MapPost("", (Guid id, ExcludeBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ExcludePerson { CaseId = id, UserId = body.UserId, Reason = body.Reason ?? "" }, cancel))
            .WithSummary("Keeps a person out of the case, at once and everywhere; the person is not told.").Produces<PersonExcluded>();
        api.MapPost("/{userId:guid}/lift", (Guid id, Guid userId, LiftBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new LiftExclusion { CaseId = id, UserId = userId, Reason = body.Reason ?? "" }, cancel))
            .WithSummary("The person may work on the case again.").Produces<PersonExcluded>();
    }
}

public sealed record ExcludeBody(Guid UserId, string? Reason);

public sealed record LiftBody(string? Reason);
