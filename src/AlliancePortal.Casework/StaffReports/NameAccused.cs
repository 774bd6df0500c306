using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The officer says which workers of the directory a report is about. They learn nothing of it, and none of them handles it.</summary>
public sealed record NameAccused : IRequest<StaffReportView>
{
    public required Guid ReportId { get; init; }

    /// <summary>All of them; who is left out is named no more.</summary>
    public required IReadOnlyList<Guid> UserIds { get; init; }
}

internal sealed class NameAccusedUseCase(ShowStaffReportUseCase show) : UseCase<NameAccused, StaffReportView>
{
    private const int Most = 20;

    public override Permission Permission => ReportWriting.Officers;

    public override Task AuthoriseAsync(Operation operation, NameAccused request, CancellationToken cancel) => ReportWriting.OwnAsync(operation, request.ReportId, cancel);

    public override async Task<StaffReportView> HandleAsync(Operation operation, NameAccused request, CancellationToken cancel)
    {
        if (request.UserIds.Contains(operation.Worker.UserId)) throw new RefusedException(StaffReportRefusals.OfficerAccused);
        var before = await ReportWriting.AccusedAsync(operation, await ReportWriting.OwnAsync(operation, request.ReportId, cancel), cancel);
        var known = await FindColleaguesUseCase.AllAsync(operation, cancel);
        // Who was named and left since stays as named.
        var named = request.UserIds.Distinct().Select(id => known.Concat(before).FirstOrDefault(one => one.UserId == id) ?? throw new RefusedException(Refusal.Invalid("userIds", "unknown"))).ToArray();
        var words = await operation.Seals.SealAsync(request.ReportId, ReportWriting.AccusedField, named, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.name_accused({request.ReportId}, {words})", cancel);
        var accused = named.Select(one => one.UserId).ToArray();
        await operation.Db.Database.ExecuteSqlAsync($"select casework.end_report_accesses_of({request.ReportId}, {accused})", cancel);
        // Only that somebody was named: whom, the audit does not say.
        operation.Audit.Wrote(null, "staff_report_accused", request.ReportId);
        return await show.HandleAsync(operation, new ShowStaffReport(request.ReportId), cancel);
    }

    internal sealed class Shape : AbstractValidator<NameAccused>
    {
        public Shape() => RuleFor(r => r.UserIds).Must(ids => ids.Count <= Most).WithErrorCode("out_of_range");
    }
}
