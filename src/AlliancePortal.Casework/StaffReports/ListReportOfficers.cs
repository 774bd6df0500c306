using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>By name, the integrity officers one of whom a report is for: so that one who is accused is avoided.</summary>
public sealed record ListReportOfficers : IRequest<IReadOnlyList<ReportOfficer>>;

public sealed record ReportOfficer(Guid UserId, string DisplayName);

internal sealed class ListReportOfficersUseCase : UseCase<ListReportOfficers, IReadOnlyList<ReportOfficer>>
{
    public override Permission Permission => Permission.SpeakUpOnly with { Roles = ReportWriting.Officers.Roles };

    public override async Task<IReadOnlyList<ReportOfficer>> HandleAsync(Operation operation, ListReportOfficers request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "report_officers");
        return await operation.Db.Database.SqlQuery<ReportOfficer>($"select user_id, display_name from casework.report_officers()").ToListAsync(cancel);
    }
}
