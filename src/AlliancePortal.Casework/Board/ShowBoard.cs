using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
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

/// <summary>Numbers that grow with the cases are kept by the database, those that time changes are counted from an index (<c>decisions/0020</c>).</summary>
internal sealed class ShowBoardUseCase : UseCase<ShowBoard, BoardView>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<BoardView> HandleAsync(Operation operation, ShowBoard request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "board");
        var kept = await KeptNumber.ReadAsync(operation, cancel);
        var cases = kept.Where(number => number.Subject == BoardCount.Cases).ToList();
        var workers = await UnitWorkers.ActiveAsync(operation, cancel);
        var overdue = await BoardQueries.Overdue(operation).GroupBy(referral => referral.Box).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);

        BoardNumber Overdue(string box) => new(BoardFigure.ReferralsOverdue(box), overdue.GetValueOrDefault(box));
        async Task<BoardNumber> Guardianships(BoardFigure figure) => new(figure, await BoardQueries.Guardianships(operation, figure).CountAsync(cancel));

        return new BoardView(
            [.. ByFigure(await ReferralsAsync(operation, kept, cancel)).Where(number => number.Count > 0)],
            Overdue(BoardFigure.Incoming), Overdue(BoardFigure.Outgoing),
            await Guardianships(BoardFigure.GuardianshipsUnanswered), await Guardianships(BoardFigure.GuardianshipsOverdue),
            new BoardNumber(BoardFigure.CasesUnassigned, cases.Where(number => number.Key.Length == 0).Sum(number => number.Number)),
            new BoardNumber(BoardFigure.CasesOrphaned, cases.Where(number => number.Key.Length > 0 && !workers.Exists(worker => IsOf(worker, number))).Sum(number => number.Number)),
            Workload(cases, workers));
    }

    /// <summary>Open referrals by box, state and age: the recent ones counted, the others what remains of the kept number.</summary>
    private static async Task<List<Cell>> ReferralsAsync(Operation operation, List<KeptNumber> kept, CancellationToken cancel)
    {
        var recent = await BoardQueries.Recent(operation).GroupBy(referral => new { referral.Box, referral.State, referral.Band })
            .Select(group => new Cell(group.Key.Box, group.Key.State, (AgeBand)group.Key.Band, group.Count())).ToListAsync(cancel);
        var older = kept.Where(number => number.Subject != BoardCount.Cases).GroupBy(number => (Box: number.Subject, State: number.Key))
            .Select(all => new Cell(all.Key.Box, all.Key.State, AgeBand.Older,
                all.Sum(number => number.Number) - recent.Where(cell => (cell.Box, cell.State) == all.Key).Sum(cell => cell.Count)));
        return [.. recent, .. older];
    }

    private static IEnumerable<BoardNumber> ByFigure(List<Cell> cells) =>
        from box in new[] { BoardFigure.Incoming, BoardFigure.Outgoing }
        from state in BoardFigure.OpenStates.Cast<string?>().Prepend(null)
        from age in AgeBands.All.Cast<AgeBand?>().Prepend(null)
        select new BoardNumber(BoardFigure.Referrals(box, state, age),
            cells.Where(cell => cell.Box == box && (state is null || cell.State == state) && (age is null || cell.Age == age)).Sum(cell => cell.Count));

    private static IReadOnlyList<WorkerLoad> Workload(List<KeptNumber> cases, List<WorkerRecord> workers) =>
    [
        .. workers.Select(worker => new WorkerLoad(worker.Id, worker.DisplayName, worker.Role, worker.UnitIds,
                new BoardNumber(BoardFigure.CasesOf(worker.Id), cases.Where(number => Has(worker, number)).Sum(number => number.Number))))
            .OrderByDescending(load => load.Cases.Count).ThenBy(load => load.DisplayName, StringComparer.CurrentCulture),
    ];

    private static bool Has(WorkerRecord worker, KeptNumber number) => number.Key == worker.Id.ToString();

    private static bool IsOf(WorkerRecord worker, KeptNumber number) => Has(worker, number) && worker.UnitIds.Contains(number.UnitId);

    private sealed record Cell(string Box, string State, AgeBand Age, int Count);
}
