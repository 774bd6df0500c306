using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The officer gives a report to another one, and sees nothing of it any more. Never to one whom it is about.</summary>
public sealed record HandOverReport(Guid ReportId, Guid OfficerId) : IRequest<ReportHandedOver>;

public sealed record ReportHandedOver(Guid ReportId);

[StepUp]
internal sealed class HandOverReportUseCase : UseCase<HandOverReport, ReportHandedOver>
{
    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, HandOverReport request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<ReportHandedOver> HandleAsync(Operation operation, HandOverReport request, CancellationToken cancel)
    {
        var report = await ReportWriting.OwnAsync(operation, request.ReportId, cancel);
        if ((await ReportWriting.AccusedAsync(operation, report, cancel)).Any(accused => accused.UserId == request.OfficerId)) throw new RefusedException(StaffReportRefusals.OfficerAccused);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.hand_over_staff_report({request.ReportId}, {request.OfficerId})", cancel);
        operation.Audit.Wrote(null, "staff_report_handed_over", request.ReportId);
        return new ReportHandedOver(request.ReportId);
    }
}
