using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>Pages of a figure's rows, with what the supervisor may know of each.</summary>
internal sealed class BoardItems(Operation operation)
{
    public async Task<BoardPage> ReferralsAsync(BoardFigure figure, BoardCursor? cursor, int size, CancellationToken cancel)
    {
        var meant = BoardQueries.Referrals(operation).Where(BoardQueries.Meant(figure));
        if (cursor is { Id: var last, UnitId: var unit })
            meant = meant.Where(found => EF.Functions.GreaterThan(ValueTuple.Create(found.Row!.ReferralId, found.Row.UnitId), ValueTuple.Create(last, unit)));
        var rows = await meant.OrderBy(found => found.Row!.ReferralId).ThenBy(found => found.Row!.UnitId).Take(size + 1).ToListAsync(cancel);
        var page = rows.Take(size).ToList();
        var cases = await CasesAsync(page.Select(found => found.Row!.CaseId).OfType<Guid>(), cancel);
        var names = await NamesAsync(page.Select(found => found.Row!.ClaimedBy), page.SelectMany(found => new[] { found.Row!.FromAgencyId, found.Row.ToAgencyId }), [], cancel);
        var open = await OpenToCommentsAsync(cases.Keys, cancel);
        return Page(rows.Count > size, page, found => new BoardCursor(found.Row!.ReferralId, found.Row.UnitId), found =>
        {
            var (row, known) = (found.Row!, found.Row!.CaseId is { } id ? cases.GetValueOrDefault(id) : null);
            var other = row.Box == BoardFigure.Incoming ? row.FromAgencyId : row.ToAgencyId;
            return new BoardItem(row.UnitId, known?.CaseId, known?.CaseNumber, known?.DisplayName, row.IsChild, row.Municipality,
                row.ReferralId, row.Kind, row.State, row.Urgency, names.GetValueOrDefault(other), row.SentAt, row.DueAt, found.Overdue, row.ClaimedBy, Worker(names, row.ClaimedBy), known is not null && open.Contains(known.CaseId));
        });
    }

    public async Task<BoardPage> GuardianshipsAsync(BoardFigure figure, BoardCursor? cursor, int size, CancellationToken cancel)
    {
        var meant = from box in BoardQueries.Guardianships(operation, figure)
                    join row in operation.Db.Caseload.AsNoTracking() on new { box.UnitId, box.CaseId } equals new { row.UnitId, row.CaseId }
                    select new { box, row };
        if (cursor is { Id: var last, UnitId: var unit })
            meant = meant.Where(found => EF.Functions.GreaterThan(ValueTuple.Create(found.box.CaseId, found.box.UnitId), ValueTuple.Create(last, unit)));
        var rows = await meant.OrderBy(found => found.box.CaseId).ThenBy(found => found.box.UnitId).Take(size + 1).ToListAsync(cancel);
        var page = rows.Take(size).ToList();
        var cases = await ShownAsync(page.ConvertAll(found => found.row), cancel);
        var names = await NamesAsync(page.Select(found => found.row.AssignedTo), [], page.Select(found => found.box.CswUnitId), cancel);
        var open = await OpenToCommentsAsync(cases.Keys, cancel);
        return Page(rows.Count > size, page, found => new BoardCursor(found.box.CaseId, found.box.UnitId), found =>
            OfCase(found.row, cases[found.row.CaseId], found.box.State, names.GetValueOrDefault(found.box.CswUnitId), found.box.NotifiedAt, found.box.DueAt, names, open));
    }

    public async Task<BoardPage> CasesAsync(BoardFigure figure, BoardCursor? cursor, int size, CancellationToken cancel)
    {
        var meant = BoardQueries.Cases(operation, figure);
        if (cursor is { Id: var last, UnitId: var unit })
            meant = meant.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.CaseId, row.UnitId), ValueTuple.Create(last, unit)));
        var rows = await meant.OrderBy(row => row.CaseId).ThenBy(row => row.UnitId).Take(size + 1).ToListAsync(cancel);
        var page = rows.Take(size).ToList();
        var cases = await ShownAsync(page, cancel);
        var names = await NamesAsync(page.Select(row => row.AssignedTo), [], [], cancel);
        var open = await OpenToCommentsAsync(cases.Keys, cancel);
        return Page(rows.Count > size, page, row => new BoardCursor(row.CaseId, row.UnitId), row =>
            OfCase(row, cases[row.CaseId], null, null, row.LastActivityAt, row.NextDue, names, open));
    }

    private BoardItem OfCase(CaseloadRow row, CaseloadItem shown, string? state, string? centre, DateTimeOffset since, DateTimeOffset? due, Dictionary<Guid, string> names, HashSet<Guid> open) => new(
        row.UnitId, row.CaseId, shown.CaseNumber, shown.DisplayName, row.IsChild, row.Municipality,
        null, null, state, null, centre, since, due, due < operation.Now, row.AssignedTo, Worker(names, row.AssignedTo), open.Contains(row.CaseId));

    private static BoardPage Page<T>(bool hasMore, List<T> page, Func<T, BoardCursor> cursor, Func<T, BoardItem> show) =>
        new([.. page.Select(show)], hasMore ? cursor(page[^1]).ToString() : null);

    private static string? Worker(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    private async Task<Dictionary<Guid, CaseloadItem>> CasesAsync(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var (units, wanted) = (operation.Worker.UnitIds.ToArray(), ids.Distinct().ToArray());
        return await ShownAsync(await operation.Db.Caseload.AsNoTracking().Where(row => units.Contains(row.UnitId) && wanted.Contains(row.CaseId)).ToListAsync(cancel), cancel);
    }

    /// <summary>A Centre that has not acknowledged yet, or a former participant, writes nothing in the case.</summary>
    private async Task<HashSet<Guid>> OpenToCommentsAsync(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var (wanted, notes) = (ids.ToArray(), Section.Notes.Bit());
        return [.. await operation.Db.Participations.Where(part => wanted.Contains(part.CaseId) && part.IsActive && ((part.FullMask | part.MinimalMask) & notes) != 0).Select(part => part.CaseId).ToListAsync(cancel)];
    }

    private async Task<Dictionary<Guid, CaseloadItem>> ShownAsync(IReadOnlyList<CaseloadRow> rows, CancellationToken cancel) =>
        (await CaseloadRows.ShowAsync(operation, [.. rows.DistinctBy(row => row.CaseId)], cancel)).ToDictionary(item => item.CaseId);

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> workers, IEnumerable<Guid> agencies, IEnumerable<Guid> units, CancellationToken cancel)
    {
        var (workerIds, agencyIds, unitIds) = (workers.OfType<Guid>().Distinct().ToArray(), agencies.Distinct().ToArray(), units.Distinct().ToArray());
        var names = await operation.Db.Workers.Where(worker => workerIds.Contains(worker.Id)).ToDictionaryAsync(worker => worker.Id, worker => worker.DisplayName, cancel);
        if (agencyIds.Length > 0)
            foreach (var agency in await operation.Db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToListAsync(cancel)) names[agency.Id] = agency.Name;
        if (unitIds.Length > 0)
            foreach (var unit in await operation.Db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id)).ToListAsync(cancel)) names[unit.Id] = unit.Name;
        return names;
    }
}
