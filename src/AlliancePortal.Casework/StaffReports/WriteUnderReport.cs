using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The officer writes to the reporter, or a note that the reporter does not see.</summary>
public sealed record WriteUnderReport : IRequest<StaffReportView>
{
    public required Guid ReportId { get; init; }

    public required string Text { get; init; }

    public bool IsNote { get; init; }
}

internal sealed class WriteUnderReportUseCase(ShowStaffReportUseCase show) : UseCase<WriteUnderReport, StaffReportView>
{
    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, WriteUnderReport request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<StaffReportView> HandleAsync(Operation operation, WriteUnderReport request, CancellationToken cancel)
    {
        var words = await ReportWriting.SealAsync(operation, request.ReportId, request.Text, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.write_under_staff_report({request.ReportId}, {request.IsNote}, {words})", cancel);
        operation.Audit.Wrote(null, request.IsNote ? "staff_report_note" : "staff_report_letter", request.ReportId);
        return await show.HandleAsync(operation, new ShowStaffReport(request.ReportId), cancel);
    }

    internal sealed class Shape : AbstractValidator<WriteUnderReport>
    {
        public Shape() => RuleFor(r => r.Text).MustBeStory();
    }
}
