using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Misconduct;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The officer ends a report and tells the reporter what came of it. What is founded goes into the misconduct register in the same act.</summary>
public sealed record CloseReport : IRequest<StaffReportView>
{
    public required Guid ReportId { get; init; }

    /// <summary>One of <see cref="ReportKinds.Outcomes"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the reporter reads.</summary>
    public required string Text { get; init; }

    /// <summary>With <c>founded</c>, and only then.</summary>
    public MisconductFinding? Finding { get; init; }
}

[StepUp]
internal sealed class CloseReportUseCase(ShowStaffReportUseCase show, MisconductWriting register) : UseCase<CloseReport, StaffReportView>
{
    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, CloseReport request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<StaffReportView> HandleAsync(Operation operation, CloseReport request, CancellationToken cancel)
    {
        if (request.Finding is { } found && found.FoundOn > DateOnly.FromDateTime(operation.Now.UtcDateTime)) throw new RefusedException(Refusal.Invalid("finding.foundOn", "in_future"));
        var words = await ReportWriting.SealAsync(operation, request.ReportId, request.Text, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.close_staff_report({request.ReportId}, {request.Outcome}, {words})", cancel);
        operation.Audit.Wrote(null, "staff_report_closed", request.ReportId);
        if (request.Finding is { } finding) await register.WriteAsync(operation, request.ReportId, finding, cancel);
        return await show.HandleAsync(operation, new ShowStaffReport(request.ReportId), cancel);
    }

    internal sealed class Shape : AbstractValidator<CloseReport>
    {
        public Shape()
        {
            RuleFor(r => r.Outcome).Must(outcome => ReportKinds.Outcomes.Contains(outcome)).WithErrorCode("empty");
            RuleFor(r => r.Text).MustBeStory();
            RuleFor(r => r.Finding).Must((close, finding) => finding is not null == (close.Outcome == ReportKinds.Founded)).WithErrorCode("contradicts");
            RuleFor(r => r.Finding).SetValidator(new MisconductFinding.Shape()!).When(r => r.Finding is not null);
        }
    }
}
