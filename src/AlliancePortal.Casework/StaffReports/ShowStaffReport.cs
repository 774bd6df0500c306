using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The officer opens a report. With the first time it is in work, which the reporter can see.</summary>
public sealed record ShowStaffReport(Guid ReportId) : IRequest<StaffReportView>;

/// <summary>A report as its officer sees it.</summary>
public sealed record StaffReportView
{
    public required Guid ReportId { get; init; }

    /// <summary><c>received</c>, <c>in_work</c>, <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Once closed: <c>founded</c>, <c>not_founded</c>, <c>not_enough</c>.</summary>
    public string? Outcome { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Null when the key of the report was destroyed.</summary>
    public ReportAccount? Account { get; init; }

    public required IReadOnlyList<AccusedColleague> Accused { get; init; }

    public required IReadOnlyList<ReportLetterView> Letters { get; init; }
}

internal sealed class ShowStaffReportUseCase : UseCase<ShowStaffReport, StaffReportView>
{
    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, ShowStaffReport request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<StaffReportView> HandleAsync(Operation operation, ShowStaffReport request, CancellationToken cancel)
    {
        await operation.Db.Database.ExecuteSqlAsync($"select casework.take_up_staff_report({request.ReportId})", cancel);
        operation.Audit.Read(null, "staff_report", request.ReportId);
        var report = await ReportWriting.OwnAsync(operation, request.ReportId, cancel);
        var letters = new List<ReportLetterView>();
        foreach (var letter in await operation.Db.Set<StaffReportLetter>().AsNoTracking().Where(l => l.ReportId == report.Id).OrderBy(l => l.Number).ToListAsync(cancel))
            letters.Add(new(letter.Author, await operation.Seals.OpenAsync<string>(report.Id, ReportWriting.LetterField, letter.Words, cancel), letter.WrittenOn));
        return new StaffReportView
        {
            ReportId = report.Id,
            State = report.State,
            Outcome = report.Outcome,
            ReceivedOn = report.ReceivedOn,
            Account = await operation.Seals.OpenAsync<ReportAccount>(report.Id, ReportWriting.AccountField, report.Account, cancel),
            Accused = await ReportWriting.AccusedAsync(operation, report, cancel),
            Letters = letters,
        };
    }
}
