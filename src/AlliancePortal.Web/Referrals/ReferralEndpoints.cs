using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Referrals;

/// <summary>Referrals as JSON.</summary>
public static class ReferralEndpoints
{
    public static void MapReferrals(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Referrals");
        api.MapGet("/referrals", ListAsync).WithSummary("Incoming or outgoing referrals of the caller's unit; an unclaimed incoming one is its envelope only, without `caseId`. `state` takes several, divided by commas.").Produces<ReferralPage>();
        api.MapGet("/referrals/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowReferral(id), cancel))
            .WithSummary("One referral as far as the caller may know it.").Produces<ReferralView>();
        api.MapGet("/cases/{id:guid}/referral-form", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowReferralForm(id), cancel))
            .WithSummary("Kinds, addressees, sections that the caller can pass on, and consents that stand.").Produces<ReferralForm>();
        api.MapPost("/cases/{id:guid}/referrals", (Guid id, ReferralBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, sent => Results.Created($"/api/v1/referrals/{sent.ReferralId}", sent)))
            .WithSummary("Refers the person to another agency's queue. Without a basis that covers it: `no_basis_for_disclosure`.").Produces<ReferralSent>(201);
        api.MapPost("/referrals/{id:guid}/claim", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ClaimReferral(id), cancel))
            .WithSummary("Takes it to decide on it; of two at once one wins.").Produces<ReferralView>();
        api.MapPost("/referrals/{id:guid}/accept", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new AcceptReferral(id), cancel))
            .WithSummary("Takes the person on; what was agreed opens.").Produces<ReferralView>();
        api.MapPost("/referrals/{id:guid}/decline", (Guid id, EndBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new DeclineReferral { ReferralId = id, Reason = body.Reason ?? "", Words = body.Words }, cancel))
            .WithSummary("Declines with a reason: a code of `referral_decline_reason`, or words.").Produces<ReferralView>();
        api.MapPost("/referrals/{id:guid}/complete", (Guid id, OutcomeBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CompleteReferral { ReferralId = id, Outcome = body.Outcome ?? "", Words = body.Words }, cancel))
            .WithSummary("Ends the service with its outcome: a code of `referral_outcome`, or words.").Produces<ReferralView>();
        api.MapPost("/referrals/{id:guid}/withdraw", (Guid id, EndBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new WithdrawReferral { ReferralId = id, Reason = body.Reason ?? "", Words = body.Words }, cancel))
            .WithSummary("Takes it back with a reason; what it opened closes at once.").Produces<ReferralView>();
    }

    private static Task<IResult> ListAsync(
        HttpContext context, ICasework casework, CancellationToken cancel,
        string box = "incoming", string? state = null, bool overdue = false, string? after = null, int size = ListReferrals.DefaultSize) =>
        casework.AnswerAsync(context, new ListReferrals
        {
            Box = box,
            States = state?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Overdue = overdue,
            After = after,
            Size = size,
        }, cancel);
}

/// <param name="Sections">Keys of the sections to open on acceptance.</param>
/// <param name="Basis">`consent` (with `consentId`, or `consentNow`), `best_interests`, `legal_duty`, `vital_interests`, `court_order`.</param>
public sealed record ReferralBody(
    string? Kind, Guid ToAgencyId, Guid? ToUnitId, IReadOnlyList<string>? Sections, IReadOnlyList<string>? NeededToDecide, string? Basis, Guid? ConsentId, ConsentGivenNow? ConsentNow, string? Reason, string? Urgency)
{
    internal SendReferral ToRequest(Guid caseId) => new()
    {
        CaseId = caseId,
        Kind = Kind ?? "",
        ToAgencyId = ToAgencyId,
        ToUnitId = ToUnitId,
        Sections = Sections ?? [],
        NeededToDecide = NeededToDecide,
        Basis = Basis,
        ConsentId = ConsentId,
        ConsentNow = ConsentNow,
        Reason = Reason ?? "",
        Urgency = Urgency ?? "",
    };
}

/// <param name="Reason">A code, or the reason in words.</param>
/// <param name="Words">Words beside a code.</param>
public sealed record EndBody(string? Reason, string? Words);

/// <param name="Outcome">A code, or the outcome in words.</param>
/// <param name="Words">Words beside a code.</param>
public sealed record OutcomeBody(string? Outcome, string? Words);
