using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports.CaseAccess;

/// <summary>The second officer approves, and the case opens to the first for a few hours; or refuses.</summary>
public sealed record DecideReportAccess(Guid ReportAccessId, bool Approve) : IRequest<ReportAccessAsked>;

/// <summary>Either officer ends it before its time.</summary>
public sealed record EndReportAccess(Guid ReportAccessId) : IRequest<ReportAccessAsked>;

[StepUp]
internal sealed class DecideReportAccessUseCase : UseCase<DecideReportAccess, ReportAccessAsked>
{
    public override Permission Permission => ReportWriting.Officers;

    public override async Task<ReportAccessAsked> HandleAsync(Operation operation, DecideReportAccess request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.decide_report_access({request.ReportAccessId}, {request.Approve}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, request.Approve ? "report_access_approved" : "report_access_refused", request.ReportAccessId);
        return new ReportAccessAsked(request.ReportAccessId);
    }
}

internal sealed class EndReportAccessUseCase : UseCase<EndReportAccess, ReportAccessAsked>
{
    public override Permission Permission => ReportWriting.Officers;

    public override async Task<ReportAccessAsked> HandleAsync(Operation operation, EndReportAccess request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.end_report_access({request.ReportAccessId}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "report_access_ended", request.ReportAccessId);
        return new ReportAccessAsked(request.ReportAccessId);
    }
}
