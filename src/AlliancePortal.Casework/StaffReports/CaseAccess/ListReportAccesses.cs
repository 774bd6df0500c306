using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports.CaseAccess;

/// <summary>Sights of cases that the officer asked for, and those on which the officer is asked, of the last 90 days, newest first.</summary>
public sealed record ListReportAccesses : IRequest<IReadOnlyList<ReportAccessView>>;

/// <param name="ReportId">Null for the second officer, to whom the report is closed.</param>
/// <param name="IsMine">The reader asked for it; else the reader is the second officer.</param>
/// <param name="Other">Name of the other officer.</param>
/// <param name="State"><c>waiting</c>, <c>open</c>, <c>refused</c>, <c>lapsed</c>, <c>ended</c>.</param>
/// <param name="Until">Until when it can be answered, or is open.</param>
public sealed record ReportAccessView(Guid ReportAccessId, Guid? ReportId, bool IsMine, string Other, string CaseNumber, string? Reason, string State, DateTimeOffset AskedAt, DateTimeOffset Until);

internal sealed class ListReportAccessesUseCase : UseCase<ListReportAccesses, IReadOnlyList<ReportAccessView>>
{
    public override Permission Permission => ReportWriting.Officers;

    public override async Task<IReadOnlyList<ReportAccessView>> HandleAsync(Operation operation, ListReportAccesses request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "report_accesses");
        var rows = await operation.Db.Database.SqlQuery<Row>($"select id, report_id, is_mine, other, number, reason, state, asked_at, until from casework.report_accesses_known()").ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(rows.Select(row => row.Id), cancel);
        var views = new List<ReportAccessView>(rows.Count);
        foreach (var row in rows)
            views.Add(new(row.Id, row.ReportId, row.IsMine, row.Other, row.Number, await operation.Seals.OpenAsync<string>(row.Id, ReportAccess.ReasonField, row.Reason, cancel), row.State, row.AskedAt, row.Until));
        return views;
    }

    private sealed record Row(Guid Id, Guid? ReportId, bool IsMine, string Other, string Number, byte[] Reason, string State, DateTimeOffset AskedAt, DateTimeOffset Until);
}
