using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Cases;

namespace AlliancePortal.Web.Interviews;

/// <summary>Interviews and the register of interpreters, as JSON.</summary>
public static class InterviewEndpoints
{
    public static void MapInterviews(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Interviews");
        api.MapGet("/interviews", (HttpContext context, ICasework casework, CancellationToken cancel, bool past = false, bool mine = false, Guid? after = null, int size = ListCaseload.DefaultSize) =>
                casework.AnswerAsync(context, new ListInterviews { Past = past, Mine = mine, After = after, Size = size }, cancel))
            .WithSummary("Interviews ahead of the caller's units, the next first; `past=true`: held and cancelled ones.").Produces<InterviewPage>();
        api.MapGet("/cases/{id:guid}/interviews", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowInterviews(id), cancel))
            .WithSummary("Interviews of a case, topics already covered, and who may sit in.").Produces<InterviewsView>();
        api.MapPost("/cases/{id:guid}/interviews", AddAsync)
            .WithSummary("Books an interview (`startedAt` ahead) or records one that was held; a child's without a social worker of its guardian: `child_interview_without_social_worker`.").Produces<InterviewRecorded>(201);
        api.MapPost("/cases/{id:guid}/interview-breaches", (Guid id, BreachBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, reported => Results.Created($"/api/v1/cases/{id}/interviews", reported)))
            .WithSummary("Reports that a child was questioned without a social worker; no content.").Produces<BreachReported>(201);
        api.MapPost("/cases/{id:guid}/spontaneous-words", (Guid id, SpontaneousBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, recorded => Results.Created($"/api/v1/cases/{id}/interviews", recorded)))
            .WithSummary("Records what a child said unasked; not an interview.").Produces<InterviewRecorded>(201);
        api.MapPost("/interviews/{id:guid}/confirm-attendance", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ConfirmAttendance(id), cancel))
            .WithSummary("The social worker says that she will be there.").Produces<InterviewRecorded>();
        api.MapPost("/interviews/{id:guid}/cancel", (Guid id, ReasonBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CancelInterview(id, body.Reason ?? ""), cancel))
            .WithSummary("Calls off a booked interview.").Produces<InterviewRecorded>();

        var register = endpoints.MapGroup("/interpreters").WithTags("Interpreters");
        register.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel, string? language = null, bool available = false) =>
                casework.AnswerAsync(context, new ListInterpreters { Language = language, Available = available }, cancel, items => Results.Ok(new InterpreterPage(items, null))))
            .WithSummary("The vetted register.").Produces<InterpreterPage>();
        register.MapPost("", (InterpreterBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToAddition(), cancel, added => Results.Created($"/api/v1/interpreters/{added.InterpreterId}", added)))
            .WithSummary("Adds an interpreter to the register.").Produces<InterpreterView>(201);
        register.MapPut("/{id:guid}", (Guid id, InterpreterBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, body.ToChange(id), cancel))
            .WithSummary("Changes what the register says; `version` as read.").Produces<InterpreterView>();
    }

    private static Task<IResult> AddAsync(Guid id, InterviewBody body, HttpContext context, ICasework casework, TimeProvider time, CancellationToken cancel)
    {
        IResult Created(InterviewRecorded recorded) => Results.Created($"/api/v1/cases/{id}/interviews", recorded);
        return body.StartedAt > time.GetUtcNow()
            ? casework.AnswerAsync(context, body.ToBooking(id), cancel, Created)
            : casework.AnswerAsync(context, body.ToRecord(id), cancel, Created);
    }
}

public sealed record InterpreterPage(IReadOnlyList<InterpreterView> Items, string? Next);
