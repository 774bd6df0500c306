using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The reports that are the acting officer's to handle: open ones first, then the latest.</summary>
public sealed record ListStaffReports : IRequest<IReadOnlyList<StaffReportRow>>;

/// <param name="Kind">One of <see cref="ReportKinds.All"/>; null when the key of the report was destroyed.</param>
/// <param name="Waits">The reporter wrote last.</param>
public sealed record StaffReportRow(Guid ReportId, string? Kind, string State, string? Outcome, DateOnly ReceivedOn, DateOnly ChangedOn, bool Waits);

internal sealed class ListStaffReportsUseCase : UseCase<ListStaffReports, IReadOnlyList<StaffReportRow>>
{
    private const int Most = 200;

    public override Permission Permission => ReportWriting.Officers;

    public override async Task<IReadOnlyList<StaffReportRow>> HandleAsync(Operation operation, ListStaffReports request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "staff_reports");
        var db = operation.Db;
        var reports = await db.Set<StaffReport>().AsNoTracking().Where(r => r.OfficerId == operation.Worker.UserId)
            .OrderBy(r => r.State == "closed").ThenByDescending(r => r.ChangedOn).ThenBy(r => r.Id).Take(Most)
            .Select(r => new { Report = r, Last = db.Set<StaffReportLetter>().Where(l => l.ReportId == r.Id && l.Author != "note").OrderByDescending(l => l.Number).Select(l => l.Author).FirstOrDefault() })
            .ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(reports.Select(row => row.Report.Id), cancel);
        var rows = new List<StaffReportRow>(reports.Count);
        foreach (var (report, last) in reports.Select(row => (row.Report, row.Last)))
        {
            var account = await operation.Seals.OpenAsync<ReportAccount>(report.Id, ReportWriting.AccountField, report.Account, cancel);
            rows.Add(new(report.Id, account?.Kind, report.State, report.Outcome, report.ReceivedOn, report.ChangedOn, report.State != "closed" && last is null or "reporter"));
        }

        return rows;
    }
}
