using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The reporter answers the officer, or adds something.</summary>
public sealed record AnswerOfficer : IRequest<ReportOfReporter>
{
    public required string Code { get; init; }

    public required string Text { get; init; }
}

internal sealed class AnswerOfficerUseCase(ReportCodes codes, OpenReportUseCase open) : UseCase<AnswerOfficer, ReportOfReporter>
{
    public override Permission Permission => Permission.SpeakUpOnly;

    public override Task AuthoriseAsync(Operation operation, AnswerOfficer request, CancellationToken cancel) => OpenReportUseCase.FindAsync(operation, codes.Hash(request.Code), cancel);

    public override async Task<ReportOfReporter> HandleAsync(Operation operation, AnswerOfficer request, CancellationToken cancel)
    {
        var hash = codes.Hash(request.Code);
        var report = await OpenReportUseCase.FindAsync(operation, hash, cancel);
        var words = await ReportWriting.SealAsync(operation, report.Id, request.Text, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.answer_staff_report({hash}, {words})", cancel);
        operation.Audit.Wrote(null, "staff_report_answer", report.Id);
        return await open.HandleAsync(operation, new OpenReport(request.Code), cancel);
    }

    internal sealed class Shape : AbstractValidator<AnswerOfficer>
    {
        public Shape() => RuleFor(r => r.Text).MustBeStory();
    }
}
