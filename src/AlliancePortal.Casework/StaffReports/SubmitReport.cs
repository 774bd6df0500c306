using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>Somebody reports what a colleague or officer does. Who it is, the portal neither asks nor keeps.</summary>
public sealed record SubmitReport : IRequest<ReportReceipt>
{
    /// <summary>One of <see cref="ReportKinds.All"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is about: name, agency, unit, as far as known.</summary>
    public required string About { get; init; }

    public required string What { get; init; }

    /// <summary>The integrity officer who shall handle it, and nobody else.</summary>
    public required Guid OfficerId { get; init; }
}

/// <param name="Code">Shown once; with it the reporter comes back.</param>
public sealed record ReportReceipt(string Code);

internal sealed class SubmitReportUseCase(ReportCodes codes) : UseCase<SubmitReport, ReportReceipt>
{
    public override Permission Permission => Permission.SpeakUpOnly;

    public override async Task<ReportReceipt> HandleAsync(Operation operation, SubmitReport request, CancellationToken cancel)
    {
        // Random, unlike other ids: theirs tell the millisecond.
        var (id, code) = (Guid.NewGuid(), ReportCodes.Create());
        await operation.Seals.Keys.CreateAsync(id, cancel);
        var account = new ReportAccount(request.Kind, PersonText.Narrative(request.About, TextLimits.ShortText).Value!, PersonText.Narrative(request.What).Value!);
        var words = await operation.Seals.SealAsync(id, ReportWriting.AccountField, account, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.submit_staff_report({id}, {codes.Hash(code)}, {request.OfficerId}, {words})", cancel);
        operation.Audit.Wrote(null, "staff_report", id);
        return new ReportReceipt(code);
    }

    internal sealed class Shape : AbstractValidator<SubmitReport>
    {
        public Shape()
        {
            RuleFor(r => r.Kind).Must(kind => ReportKinds.All.Contains(kind)).WithErrorCode("empty");
            RuleFor(r => r.About).MustBeStory(TextLimits.ShortText);
            RuleFor(r => r.What).MustBeStory();
            RuleFor(r => r.OfficerId).NotEmpty().WithErrorCode("empty");
        }
    }
}
