using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports.CaseAccess;

/// <summary>The officer of a report has to see the case that it names. Nothing opens before the second officer approves; the report must not be about that one.</summary>
public sealed record AskReportAccess : IRequest<ReportAccessAsked>
{
    public required Guid ReportId { get; init; }

    /// <summary>As people type it.</summary>
    public required string CaseNumber { get; init; }

    public required string Reason { get; init; }

    /// <summary>The second officer.</summary>
    public required Guid OfficerId { get; init; }
}

public sealed record ReportAccessAsked(Guid ReportAccessId);

[StepUp]
internal sealed class AskReportAccessUseCase(JurisdictionFile jurisdiction) : UseCase<AskReportAccess, ReportAccessAsked>
{
    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, AskReportAccess request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<ReportAccessAsked> HandleAsync(Operation operation, AskReportAccess request, CancellationToken cancel)
    {
        var accused = await ReportWriting.AccusedAsync(operation, await ReportWriting.OwnAsync(operation, request.ReportId, cancel), cancel);
        if (accused.Any(one => one.UserId == request.OfficerId)) throw new RefusedException(StaffReportRefusals.OfficerAccused);
        CaseNumber.TryParse(request.CaseNumber, out var typed);
        var (id, number) = (Guid.NewGuid(), typed!.ToString());
        await operation.Seals.Keys.CreateAsync(id, cancel);
        var reason = await operation.Seals.SealAsync(id, ReportAccess.ReasonField, PersonText.Narrative(request.Reason, TextLimits.ShortText).Value, cancel);
        await operation.Db.Database.ExecuteSqlAsync(
            $"select casework.ask_report_access({id}, {request.ReportId}, {request.OfficerId}, {number}, {reason}, {jurisdiction.Limits.BreakGlass}, {jurisdiction.Limits.BreakGlassReview})", cancel);
        operation.Audit.Wrote(null, "report_access_asked", id);
        return new ReportAccessAsked(id);
    }

    internal sealed class Shape : AbstractValidator<AskReportAccess>
    {
        public Shape()
        {
            RuleFor(r => r.CaseNumber).Must(number => CaseNumber.TryParse(number, out _)).WithErrorCode("not_a_case_number");
            RuleFor(r => r.Reason).MustBeReason();
            RuleFor(r => r.OfficerId).NotEmpty().WithErrorCode("empty");
        }
    }
}
