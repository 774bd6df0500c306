using AlliancePortal.Casework.Charges;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Charges;

/// <summary>Charges against the victim herself, as JSON.</summary>
public static class ChargeEndpoints
{
    public static void MapCharges(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Charges");
        api.MapGet("/cases/{id:guid}/charges", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListCharges(id), cancel))
            .WithSummary("Charges against the victim herself, newest first, as far as the caller may know.").Produces<ChargeList>();
        api.MapPost("/cases/{id:guid}/charges", (Guid id, ChargeBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new RecordCharge { CaseId = id, TeamUnitId = body.TeamUnitId, Offence = body.Offence ?? "", ChargedOn = body.ChargedOn }, cancel,
                    recorded => Results.Created($"/api/v1/cases/{id}/charges", recorded)))
            .WithSummary("She is charged herself: the team that handles it is a stranger to her case, and her advocate is told.").Produces<ChargeRecorded>(201);
        api.MapPost("/charges/{id:guid}/non-punishment", (Guid id, NonPunishmentBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CheckNonPunishment { ChargeId = id, Outcome = body.Outcome ?? "", Grounds = body.Grounds ?? "" }, cancel))
            .WithSummary("The advocate has checked whether she was forced to it.").Produces<ChargeRecorded>();
        api.MapPost("/charges/{id:guid}/end", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new EndCharge(id), cancel))
            .WithSummary("The charge was dropped or decided.").Produces<ChargeRecorded>();
    }
}

/// <param name="TeamUnitId">The police unit that handles it; none that is or was in her case.</param>
public sealed record ChargeBody(Guid TeamUnitId, string? Offence, DateOnly ChargedOn);

/// <param name="Outcome">Code of `non_punishment`.</param>
public sealed record NonPunishmentBody(string? Outcome, string? Grounds);
