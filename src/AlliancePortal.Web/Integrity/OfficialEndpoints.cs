using AlliancePortal.Casework.Integrity;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Integrity;

/// <summary>Officials involved, as JSON; for police in the case, VAAU's supervisors and integrity officers.</summary>
public static class OfficialEndpoints
{
    public static void MapOfficials(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Cases");
        api.MapGet("/cases/{id:guid}/officials", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowOfficials(id), cancel))
            .WithSummary("Officials involved, who is named to read Investigation and Offenders, and whom the caller could name.").Produces<OfficialsView>();
        api.MapPost("/cases/{id:guid}/officials", (Guid id, OfficialBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new MarkOfficialInvolved { CaseId = id, OfficialUnitId = body.OfficialUnitId, OfficialUserId = body.OfficialUserId, NamedUserIds = body.NamedUserIds ?? [], Reason = body.Reason ?? "" },
                    cancel, marked => Results.Created($"/api/v1/cases/{id}/officials", marked)))
            .WithSummary("An official is involved: Investigation and Offenders move to named persons, and his chain is kept out of the case.").Produces<OfficialMarked>(201);
        api.MapPost("/cases/{id:guid}/named-officers", (Guid id, OfficerBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new NameOfficer(id, body.UserId), cancel))
            .WithSummary("Names one more of the police in the case.").Produces<OfficerNamed>();
        api.MapPost("/officials/{id:guid}/lift", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new LiftOfficialInvolved(id), cancel))
            .WithSummary("It proved wrong.").Produces<OfficialMarked>();
    }
}

/// <param name="OfficialUnitId">Where the official serves.</param>
/// <param name="OfficialUserId">Who it is; absent: not known yet, so that the whole unit is kept out.</param>
/// <param name="NamedUserIds">Police in the case who go on reading Investigation and Offenders.</param>
public sealed record OfficialBody(Guid OfficialUnitId, Guid? OfficialUserId, IReadOnlyList<Guid>? NamedUserIds, string? Reason);

public sealed record OfficerBody(Guid UserId);
