using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Cases;

/// <summary>Caseload, case and what is written in it, as JSON.</summary>
public static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Cases");
        api.MapGet("/caseload", CaseloadAsync).WithSummary("The caller's cases, a page at a time; `q` finds by beginnings of names, identity number or case number.").Produces<CaseloadPage>();
        api.MapGet("/cases/{id:guid}", CaseAsync).WithSummary("A case with the sections that are open to the caller; the others are absent.").Produces<CaseView>().Produces(304);
        api.MapPost("/cases/{id:guid}/entries", (Guid id, EntryBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, added => Results.Created($"/api/v1/cases/{id}", added)))
            .WithSummary("Adds a dated entry to a section.").Produces<EntryAdded>(201);
        api.MapPost("/entries/{id:guid}/strike-out", (Guid id, ReasonBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new StrikeOutEntry(id, body.Reason ?? ""), cancel))
            .WithSummary("Strikes out an entry of the caller's agency; it stays readable.").Produces<EntryStruckOut>();
        api.MapPut("/cases/{id:guid}/identity", IdentityAsync)
            .WithSummary("Writes anew who she is. `version` is that of the identity as read; another one answers `changed_meanwhile`, as does an `If-Match` that no longer holds.").Produces<IdentityEdited>();
        api.MapPost("/cases/{id:guid}/risk-ratings", (Guid id, RatingBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRating(id), cancel, rated => Results.Created($"/api/v1/cases/{id}", rated)))
            .WithSummary("Rates the risk for the caller's agency, before the others' ratings are shown.").Produces<RiskRated>(201);
        api.MapPost("/cases/{id:guid}/risk-agreement", (Guid id, RatingBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToAgreement(id), cancel))
            .WithSummary("Proposes the joint rating, or agrees to the one that another agency proposed.").Produces<RiskRated>();
    }

    private static Task<IResult> CaseloadAsync(
        HttpContext context, ICasework casework, CancellationToken cancel,
        string? q = null, string? status = null, bool? child = null, string? sort = null, bool mine = false, bool former = false, string? after = null, int size = ListCaseload.DefaultSize) =>
        casework.AnswerAsync(context, new ListCaseload { Query = q, Status = status, Child = child, Sort = sort, AssignedToMe = mine, Former = former, After = after, Size = size }, cancel);

    private static Task<IResult> CaseAsync(Guid id, HttpContext context, ICasework casework, CancellationToken cancel) =>
        casework.AnswerAsync(context, new ShowCase(id), cancel, shown =>
        {
            var tag = CaseTag.Of(shown);
            context.Response.Headers.ETag = tag;
            return context.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(shown);
        });

    private static async Task<IResult> IdentityAsync(Guid id, IdentityBody body, HttpContext context, ICasework casework, CancellationToken cancel)
    {
        if (context.Request.Headers.IfMatch is [{ } expected])
        {
            var read = await casework.RunAsync(context.User.Actor(), new ShowCase(id), cancel);
            if (read.Refusal is { } hidden) return new RefusedResult(hidden);
            if (expected != "*" && expected != CaseTag.Of(read.Value)) return new RefusedResult(Refusal.ChangedMeanwhile);
        }

        return await casework.AnswerAsync(context, body.ToRequest(id), cancel);
    }
}

/// <param name="Section">Key of the section.</param>
/// <param name="Kind">Code of the set `entry_kind`.</param>
/// <param name="HappenedAt">Absent: now.</param>
public sealed record EntryBody(string? Section, string? Kind, string? Text, DateTimeOffset? HappenedAt)
{
    internal AddCaseEntry ToRequest(Guid caseId) => new() { CaseId = caseId, Section = Section ?? "", Kind = Kind ?? "", Text = Text ?? "", HappenedAt = HappenedAt };
}

public sealed record ReasonBody(string? Reason);

/// <param name="Level">`low`, `medium`, `high`.</param>
public sealed record RatingBody(string? Level, bool UrgentMedical, DateOnly? ReviewOn, string? Grounds)
{
    internal RateRisk ToRating(Guid caseId) => new() { CaseId = caseId, Level = Level ?? "", UrgentMedical = UrgentMedical, ReviewOn = ReviewOn, Grounds = Grounds };

    internal AgreeRisk ToAgreement(Guid caseId) => new() { CaseId = caseId, Level = Level ?? "", UrgentMedical = UrgentMedical, ReviewOn = ReviewOn, Grounds = Grounds };
}

/// <param name="Version">The version of the identity on which the change is based.</param>
public sealed record IdentityBody(
    int Version, string? FirstName, string? LastName, IReadOnlyList<string>? Aliases, string? IdentityNumber, PartialDate? DateOfBirth, string? Sex,
    IReadOnlyList<string>? Citizenships, IReadOnlyList<string>? Languages, bool? NeedsInterpreter)
{
    internal EditIdentity ToRequest(Guid caseId) => new()
    {
        CaseId = caseId,
        Version = Version,
        FirstName = FirstName,
        LastName = LastName,
        Aliases = Aliases ?? [],
        IdentityNumber = IdentityNumber,
        DateOfBirth = DateOfBirth,
        Sex = Sex ?? "",
        Citizenships = Citizenships ?? [],
        Languages = Languages ?? [],
        NeedsInterpreter = NeedsInterpreter,
    };
}
