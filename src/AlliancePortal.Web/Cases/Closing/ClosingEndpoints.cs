using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Cases.Closing;

/// <summary>The end of a case and its beginning anew, as JSON.</summary>
public static class ClosingEndpoints
{
    public static void MapClosing(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/cases/{id:guid}").WithTags("Cases");
        api.MapGet("/closing", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowClosing(id), cancel))
            .WithSummary("What is still open in the case and ends with it; for whoever may close it.").Produces<ClosingView>();
        api.MapPost("/close", (Guid id, CloseCaseBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CloseCase { CaseId = id, Reason = body.Reason ?? "", Note = body.Note ?? "" }, cancel))
            .WithSummary("Closes the case: an adult's by VAAU's supervisor, a child's by the supervisor of the Centre that answered for her. `reason` is a code of `case_closure_reason`.").Produces<CaseClosed>();
        api.MapPost("/reopen", (Guid id, ReopenCaseBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ReopenCase { CaseId = id, Reason = body.Reason ?? "", MetAt = body.MetAt, Municipality = body.Municipality }, cancel))
            .WithSummary("Opens a closed case again; a child has a Centre in the same moment. `metAt` and `municipality`: when and where she was met again.").Produces<CaseReopened>();
    }
}

public sealed record CloseCaseBody(string? Reason, string? Note);

public sealed record ReopenCaseBody(string? Reason, DateTimeOffset? MetAt = null, string? Municipality = null);
