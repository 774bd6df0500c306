using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Rows of the caseload projection: which are meant, in which order, and what of them is shown.</summary>
internal static class CaseloadRows
{
    public static IQueryable<CaseloadRow> Of(Operation operation, ListCaseload request)
    {
        var rows = OfMyUnits(operation, request.Former);
        if (request.Status is { } status) rows = rows.Where(row => row.Status == status);
        if (request.Child is { } child) rows = rows.Where(row => row.IsChild == child);
        if (request.Closed is { } closed) rows = rows.Where(row => row.IsClosed == closed);
        if (request.AssignedToMe)
        {
            var me = operation.Worker.UserId;
            rows = rows.Where(row => row.AssignedTo == me);
        }

        return rows;
    }

    /// <summary>One row for each case, also for a supervisor of several units in it: the one that opens the names, if any does; of an NGO's lines the one that opens the least.</summary>
    public static IQueryable<CaseloadRow> OfMyUnits(Operation operation, bool former)
    {
        var units = operation.Worker.UnitIds;
        var first = units[0];
        var mine = units.Count == 1
            ? operation.Db.Caseload.AsNoTracking().Where(row => row.UnitId == first)
            : operation.Db.Caseload.AsNoTracking().Where(row => units.Contains(row.UnitId));
        var meant = mine.Where(row => former ? !row.IsActive || row.IsClosed : row.IsActive && !row.IsClosed);
        if (units.Count == 1) return meant;

        if (former) meant = meant.Where(row => !mine.Any(other => other.CaseId == row.CaseId && other.IsActive && !other.IsClosed));
        var least = operation.Worker.Role == Role.NgoSupervisor;
        return meant.Where(row => !meant.Any(other => other.CaseId == row.CaseId
            && ((least ? !other.HasNames && row.HasNames : other.HasNames && !row.HasNames) || other.HasNames == row.HasNames && other.UnitId.CompareTo(row.UnitId) < 0)));
    }

    /// <summary>Of a case's rows of the reader's units the one that counts; by the same rule as in the list.</summary>
    public static CaseloadRow? Counting(Operation operation, IEnumerable<CaseloadRow> ofOneCase)
    {
        var least = operation.Worker.Role == Role.NgoSupervisor;
        return ofOneCase.OrderByDescending(row => row.IsActive).ThenBy(row => row.HasNames == least).FirstOrDefault();
    }

    public static IQueryable<CaseloadRow> Page(IQueryable<CaseloadRow> rows, CaseloadSort sort, CaseloadCursor? cursor)
    {
        if (sort == CaseloadSort.Newest)
        {
            if (cursor is { } newest) rows = rows.Where(row => row.CaseId.CompareTo(newest.CaseId) < 0);
            return rows.OrderByDescending(row => row.CaseId);
        }

        if (sort == CaseloadSort.Due)
        {
            if (cursor is { At: { } due, CaseId: var dueCase })
                rows = rows.Where(row => row.NextDue == null || row.NextDue > due || row.NextDue == due && row.CaseId.CompareTo(dueCase) < 0);
            else if (cursor is { At: null, CaseId: var last })
                rows = rows.Where(row => row.NextDue == null && row.CaseId.CompareTo(last) < 0);
            return rows.OrderBy(row => row.NextDue).ThenByDescending(row => row.CaseId);
        }

        if (cursor is { At: { } active, CaseId: var activeCase })
            rows = rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.LastActivityAt, row.CaseId), ValueTuple.Create(active, activeCase)));
        return rows.OrderByDescending(row => row.LastActivityAt).ThenByDescending(row => row.CaseId);
    }

    /// <summary>Opens what the reader's role may read of the rows, with one fetch of keys for the whole page.</summary>
    public static async Task<IReadOnlyList<CaseloadItem>> ShowAsync(Operation operation, IReadOnlyList<CaseloadRow> rows, CancellationToken cancel)
    {
        var identity = AccessTable.Ceiling(operation.Worker.Role, Section.Identity);
        var seesRisk = (AccessTable.Ceiling(operation.Worker.Role, Section.Risk) & (Token.All | Token.Minimal)) != 0;
        await operation.Seals.Keys.PreloadAsync(rows.Select(row => row.VictimId), cancel);
        var items = new List<CaseloadItem>(rows.Count);
        foreach (var row in rows)
        {
            var names = identity.HasFlag(Token.All) ? await operation.Seals.OpenAsync<PersonNames>(row.VictimId, "names", row.Sealed?.Names, cancel) : null;
            var shown = names?.Display ?? await operation.Seals.OpenAsync<string>(row.VictimId, "label", row.Label, cancel) ?? row.Number;
            items.Add(new CaseloadItem(row.CaseId, row.Number, shown, row.IsChild, row.Status, seesRisk ? row.Risk : null, row.LastActivityAt, row.NextDue));
        }

        return items;
    }
}
