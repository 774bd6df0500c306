using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The reporter gives the report to another officer: the first one left, does nothing, or is not to be trusted after all.</summary>
public sealed record ChooseOfficer(string Code, Guid OfficerId) : IRequest<ReportOfReporter>;

internal sealed class ChooseOfficerUseCase(ReportCodes codes, OpenReportUseCase open) : UseCase<ChooseOfficer, ReportOfReporter>
{
    public override Permission Permission => Permission.SpeakUpOnly;

    public override async Task<ReportOfReporter> HandleAsync(Operation operation, ChooseOfficer request, CancellationToken cancel)
    {
        var hash = codes.Hash(request.Code);
        var report = await OpenReportUseCase.FindAsync(operation, hash, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.move_staff_report({hash}, {request.OfficerId})", cancel);
        operation.Audit.Wrote(null, "staff_report_moved", report.Id);
        return await open.HandleAsync(operation, new OpenReport(request.Code), cancel);
    }
}
