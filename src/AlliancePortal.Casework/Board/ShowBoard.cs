using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>The numbers by which a supervisor steers the units supervised; <see cref="ListBoard"/> opens the list behind each.</summary>
public sealed record ShowBoard : IRequest<BoardView>;

/// <param name="Referrals">Open referrals by box, state and age; only cells that are not empty.</param>
public sealed record BoardView(
    IReadOnlyList<BoardNumber> Referrals,
    BoardNumber IncomingOverdue, BoardNumber OutgoingOverdue,
    BoardNumber GuardianshipsUnanswered, BoardNumber GuardianshipsOverdue,
    BoardNumber CasesUnassigned, BoardNumber CasesOrphaned,
    IReadOnlyList<WorkerLoad> Workload)
{
    /// <summary>The number of a figure of referrals; absent is none.</summary>
    public int Of(BoardFigure figure) => Referrals.FirstOrDefault(number => number.Figure == figure)?.Count ?? 0;
}

public sealed record BoardNumber(BoardFigure Figure, int Count);

/// <summary>An active worker of the units, and the open cases that they have there.</summary>
public sealed record WorkerLoad(Guid UserId, string DisplayName, string Role, IReadOnlyList<Guid> UnitIds, BoardNumber Cases);

internal sealed class ShowBoardUseCase : UseCase<ShowBoard, BoardView>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<BoardView> HandleAsync(Operation operation, ShowBoard request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "board");
        var sorted = await BoardQueries.Referrals(operation)
            .GroupBy(referral => new { referral.Box, referral.State, referral.Band, referral.Overdue })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var cells = sorted.ConvertAll(group => (Like: new BoardQueries.SortedReferral
        {
            Box = group.Key.Box,
            State = group.Key.State,
            Band = group.Key.Band,
            Overdue = group.Key.Overdue,
        }, group.Count));

        BoardNumber Referrals(BoardFigure figure)
        {
            var isMeant = BoardQueries.Meant(figure).Compile();
            return new BoardNumber(figure, cells.Where(cell => isMeant(cell.Like)).Sum(cell => cell.Count));
        }

        async Task<BoardNumber> Guardianships(BoardFigure figure) => new(figure, await BoardQueries.Guardianships(operation, figure).CountAsync(cancel));
        async Task<BoardNumber> Cases(BoardFigure figure) => new(figure, await BoardQueries.Cases(operation, figure).CountAsync(cancel));

        return new BoardView(
            [.. ReferralFigures().Select(Referrals).Where(number => number.Count > 0)],
            Referrals(BoardFigure.ReferralsOverdue(BoardFigure.Incoming)), Referrals(BoardFigure.ReferralsOverdue(BoardFigure.Outgoing)),
            await Guardianships(BoardFigure.GuardianshipsUnanswered), await Guardianships(BoardFigure.GuardianshipsOverdue),
            await Cases(BoardFigure.CasesUnassigned), await Cases(BoardFigure.CasesOrphaned),
            await WorkloadAsync(operation, cancel));
    }

    private static IEnumerable<BoardFigure> ReferralFigures() =>
        from box in new[] { BoardFigure.Incoming, BoardFigure.Outgoing }
        from state in BoardFigure.OpenStates.Cast<string?>().Prepend(null)
        from age in AgeBands.All.Cast<AgeBand?>().Prepend(null)
        select BoardFigure.Referrals(box, state, age);

    private static async Task<IReadOnlyList<WorkerLoad>> WorkloadAsync(Operation operation, CancellationToken cancel)
    {
        var loads = await BoardQueries.OpenCases(operation).Where(row => row.AssignedTo != null)
            .GroupBy(row => row.AssignedTo!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var workers = await UnitWorkers.ActiveAsync(operation, cancel);
        return
        [
            .. workers.Select(worker => new WorkerLoad(worker.Id, worker.DisplayName, worker.Role, worker.UnitIds, new BoardNumber(BoardFigure.CasesOf(worker.Id), loads.GetValueOrDefault(worker.Id))))
                .OrderByDescending(load => load.Cases.Count).ThenBy(load => load.DisplayName, StringComparer.CurrentCulture),
        ];
    }
}
