using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
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
        api.MapPut("/cases/{id:guid}/identity", (Guid id, IdentityBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                WhenUnchangedAsync(id, context, casework, body.ToRequest(id), cancel))
            .WithSummary("Writes anew who she is. `version` is that of the identity as read; another one answers `changed_meanwhile`, as does an `If-Match` that no longer holds.").Produces<IdentityEdited>();
        api.MapPut("/cases/{id:guid}/contact", (Guid id, ContactBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                WhenUnchangedAsync(id, context, casework, body.ToRequest(id), cancel))
            .WithSummary("Writes anew how the caller's agency knows to reach her. `version` is that of `contact.own` as read; another one answers `changed_meanwhile`.").Produces<ContactEdited>();
        api.MapPost("/cases/{id:guid}/risk-ratings", (Guid id, RatingBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRating(id), cancel, rated => Results.Created($"/api/v1/cases/{id}", rated)))
            .WithSummary("Rates the risk for the caller's agency, before the others' ratings are shown.").Produces<RiskRated>(201);
        api.MapPost("/cases/{id:guid}/risk-agreement", (Guid id, RatingBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToAgreement(id), cancel))
            .WithSummary("Proposes the joint rating, or agrees to the one that another agency proposed.").Produces<RiskRated>();
    }

    private static Task<IResult> CaseloadAsync(
        HttpContext context, ICasework casework, CancellationToken cancel,
        string? q = null, string? status = null, bool? child = null, string? sort = null, bool mine = false, bool former = false, bool? closed = null, string? after = null, int size = ListCaseload.DefaultSize) =>
        casework.AnswerAsync(context, new ListCaseload { Query = q, Status = status, Child = child, Sort = sort, AssignedToMe = mine, Former = former, Closed = closed, After = after, Size = size }, cancel);

    private static Task<IResult> CaseAsync(Guid id, HttpContext context, ICasework casework, CancellationToken cancel) =>
        casework.AnswerAsync(context, new ShowCase(id), cancel, shown =>
        {
            var tag = CaseTag.Of(shown);
            context.Response.Headers.ETag = tag;
            return context.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(shown);
        });

    private static async Task<IResult> WhenUnchangedAsync<T>(Guid id, HttpContext context, ICasework casework, IRequest<T> change, CancellationToken cancel)
    {
        if (context.Request.Headers.IfMatch is [{ } expected])
        {
            var read = await casework.RunAsync(context.User.Actor(), new ShowCase(id), cancel);
            if (read.Refusal is { } hidden) return new RefusedResult(hidden);
            if (expected != "*" && expected != CaseTag.Of(read.Value)) return new RefusedResult(Refusal.ChangedMeanwhile);
        }

        return await casework.AnswerAsync(context, change, cancel);
    }
}
