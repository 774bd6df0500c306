using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Board;

/// <summary>The supervisor's board as JSON: numbers, the lists behind them, and what can be done about their rows.</summary>
public static class BoardEndpoints
{
    public static void MapBoard(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Board");
        api.MapGet("/board", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowBoard(), cancel, board => Results.Ok(BoardBody.Of(board))))
            .WithSummary("The numbers by which a supervisor steers; `figure` of each opens its list.").Produces<BoardBody>();
        api.MapGet("/board/{figure}", ListAsync).WithSummary("The rows that a figure counts, those that wait longest first.").Produces<Casework.Board.BoardPage>();
        api.MapPost("/board/reassignments", (ReassignmentBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, body.ToRequest(), cancel))
            .WithSummary("Gives all open cases of one worker in the caller's units to another.").Produces<CasesReassigned>();
        api.MapPost("/cases/{id:guid}/assignment", (Guid id, AssignmentBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel))
            .WithSummary("Gives a case of the caller's units to one of their workers, who is told.").Produces<CaseAssigned>();
        api.MapPost("/cases/{id:guid}/comments", (Guid id, CommentBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CommentOnCase(id, body.Text ?? ""), cancel, written => Results.Created($"/api/v1/cases/{id}", written)))
            .WithSummary("Adds a supervisor's comment to a case.").Produces<CommentWritten>(201);
        api.MapPost("/referrals/{id:guid}/reassign", (Guid id, ClaimantBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ReassignReferralClaim(id, body.UserId), cancel))
            .WithSummary("Another worker of the receiving unit answers for a referral that was claimed.").Produces<ClaimReassigned>();
    }

    private static async Task<IResult> ListAsync(string figure, HttpContext context, ICasework casework, CancellationToken cancel, string? after = null, int size = ListBoard.DefaultSize) =>
        BoardFigure.Parse(figure) is null
            ? new RefusedResult(Refusal.NotFound)
            : await casework.AnswerAsync(context, new ListBoard { Figure = figure, After = after, Size = size }, cancel);
}

/// <param name="Figure">Opens the list: `GET /board/{figure}`.</param>
public sealed record NumberBody(string Figure, int Count)
{
    internal static NumberBody Of(BoardNumber number) => new(number.Figure.ToString(), number.Count);
}

/// <param name="Referrals">Open referrals by box, state and age; a figure that is absent counts none.</param>
public sealed record BoardBody(
    IReadOnlyList<NumberBody> Referrals, NumberBody IncomingOverdue, NumberBody OutgoingOverdue, NumberBody GuardianshipsUnanswered, NumberBody GuardianshipsOverdue,
    NumberBody CasesUnassigned, NumberBody CasesOrphaned, IReadOnlyList<WorkloadBody> Workload)
{
    internal static BoardBody Of(BoardView board) => new(
        [.. board.Referrals.Select(NumberBody.Of)], NumberBody.Of(board.IncomingOverdue), NumberBody.Of(board.OutgoingOverdue),
        NumberBody.Of(board.GuardianshipsUnanswered), NumberBody.Of(board.GuardianshipsOverdue), NumberBody.Of(board.CasesUnassigned), NumberBody.Of(board.CasesOrphaned),
        [.. board.Workload.Select(load => new WorkloadBody(load.UserId, load.DisplayName, load.Role, load.UnitIds, NumberBody.Of(load.Cases)))]);
}

public sealed record WorkloadBody(Guid UserId, string DisplayName, string Role, IReadOnlyList<Guid> UnitIds, NumberBody Cases);

/// <param name="Reason">Code of the set `reassignment_reason`.</param>
public sealed record ReassignmentBody(Guid FromUserId, Guid ToUserId, string? Reason)
{
    internal ReassignCases ToRequest() => new() { FromUserId = FromUserId, ToUserId = ToUserId, Reason = Reason ?? "" };
}

/// <param name="UnitId">Which of the caller's units, when several are in the case.</param>
/// <param name="Reason">Code of the set `reassignment_reason`; absent when nobody had the case.</param>
public sealed record AssignmentBody(Guid UserId, Guid? UnitId, string? Reason)
{
    internal AssignCase ToRequest(Guid caseId) => new() { CaseId = caseId, UserId = UserId, UnitId = UnitId, Reason = Reason };
}

public sealed record CommentBody(string? Text);

public sealed record ClaimantBody(Guid UserId);
