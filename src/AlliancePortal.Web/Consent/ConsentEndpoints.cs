using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Consent;

/// <summary>Consent and disclosures as JSON.</summary>
public static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Consent");
        api.MapGet("/cases/{id:guid}/consents", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListConsents(id), cancel))
            .WithSummary("The versions of consent that the caller may see, newest first.").Produces<ConsentList>();
        api.MapPost("/cases/{id:guid}/consents", (Guid id, ConsentBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, recorded => Results.Created($"/api/v1/cases/{id}/consents", recorded)))
            .WithSummary("Records what she, or for a child the guardian, agrees to.").Produces<ConsentRecorded>(201);
        api.MapPost("/consents/{id:guid}/reach", (Guid id, WithdrawalBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ShowConsentReach { ConsentId = id, AgencyIds = body.AgencyIds ?? [], Purposes = body.Purposes ?? [] }, cancel))
            .WithSummary("What withdrawing it would close, and what cannot be recalled; changes nothing.").Produces<ConsentReach>();
        api.MapPost("/consents/{id:guid}/withdraw", (Guid id, WithdrawalBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new WithdrawConsent { ConsentId = id, AgencyIds = body.AgencyIds ?? [], Purposes = body.Purposes ?? [] }, cancel))
            .WithSummary("Withdraws it by her word, at once: all of it, or as to the agencies and purposes named.").Produces<ConsentReach>();
        api.MapGet("/cases/{id:guid}/withholdings", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListWithholdings(id), cancel))
            .WithSummary("Whom she asked to be told nothing, as far as the caller may know, newest first.").Produces<WithholdingList>();
        api.MapPost("/cases/{id:guid}/withholdings", (Guid id, WithholdingBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new RecordWithholding { CaseId = id, AgencyId = body.AgencyId, UserId = body.UserId, Words = body.Words }, cancel,
                    recorded => Results.Created($"/api/v1/cases/{id}/withholdings", recorded)))
            .WithSummary("She asked that an agency, or one person, learns nothing of her; at once and everywhere, and they are not told.").Produces<WithholdingRecorded>(201);
        api.MapPost("/withholdings/{id:guid}/lift", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new LiftWithholding(id), cancel))
            .WithSummary("She takes it back.").Produces<WithholdingRecorded>();
        api.MapGet("/cases/{id:guid}/disclosures", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListDisclosures(id), cancel))
            .WithSummary("What was made known to whom, why and on which basis.").Produces<DisclosureList>();
    }
}

/// <param name="GivenBy">`person` or `guardian`; absent: whoever consents in this case.</param>
/// <param name="Purposes">Codes of `consent_purpose`.</param>
/// <param name="AgencyIds">Agencies that may learn of her; absent: each agency of a purpose.</param>
/// <param name="RefusedAgencyIds">Agencies that she says no to.</param>
public sealed record ConsentBody(string? GivenBy, IReadOnlyList<string>? Purposes, IReadOnlyList<Guid>? AgencyIds, IReadOnlyList<Guid>? RefusedAgencyIds, string? Language, DateOnly? Until)
{
    internal RecordConsent ToRequest(Guid caseId) => new()
    {
        CaseId = caseId,
        GivenBy = GivenBy,
        Purposes = Purposes ?? [],
        AgencyIds = AgencyIds ?? [],
        RefusedAgencyIds = RefusedAgencyIds ?? [],
        Language = Language,
        Until = Until,
    };
}

/// <param name="AgencyId">The whole agency; either this or the person.</param>
/// <param name="UserId">One person of a unit in the case.</param>
/// <param name="Words">What she said; nobody asks her why.</param>
public sealed record WithholdingBody(Guid? AgencyId, Guid? UserId, string? Words);

/// <param name="AgencyIds">Absent with no purposes either: all of it.</param>
public sealed record WithdrawalBody(IReadOnlyList<Guid>? AgencyIds, IReadOnlyList<string>? Purposes);
