using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>A guardianship as everyone in the child's case may see it.</summary>
/// <param name="AcknowledgedBy"><c>system</c> or <c>phone</c>.</param>
/// <param name="Mine">Whether the reader's unit answers for the child, acts, or was asked to take over.</param>
public sealed record GuardianshipView(
    Guid GuardianshipId, Guid CaseId, string CaseNumber, CswView Csw, CswView? ActingCsw, CswView? HandoverTo,
    DateTimeOffset? FoundAt, DateTimeOffset IdentifiedAt, DateTimeOffset NotifiedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy,
    string State, string? GuardianName, DateTimeOffset? AppointedAt, DateTimeOffset? DueAt, bool Overdue, DateTimeOffset? EndedAt,
    bool EndSignedByCsw, bool EndSignedByVaau, bool Mine, int Version);

/// <summary>A Centre for Social Work and the number to ring.</summary>
public sealed record CswView(Guid Id, Guid UnitId, string Name, string? Phone);

internal static class GuardianshipViews
{
    public static async Task<IReadOnlyList<GuardianshipView>> ShowAsync(Operation operation, IReadOnlyCollection<GuardianshipCase> guardianships, CancellationToken cancel)
    {
        var caseIds = guardianships.Select(g => g.CaseId).ToArray();
        var unitIds = guardianships.SelectMany(g => new[] { g.CswUnitId, g.ActingUnitId, g.HandoverToUnitId }).OfType<Guid>().Distinct().ToArray();
        var numbers = await operation.Db.Cases.Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        var units = await (from unit in operation.Db.Units
                           join agency in operation.Db.Agencies on unit.AgencyId equals agency.Id
                           where unitIds.Contains(unit.Id)
                           select new { unit, agency }).ToDictionaryAsync(row => row.unit.Id, row => new CswView(row.agency.Id, row.unit.Id, row.agency.Name, row.unit.DutyPhone), cancel);
        return [.. guardianships.Select(g => View(operation, g, numbers[g.CaseId], id => id is { } known ? units[known] : null))];
    }

    private static GuardianshipView View(Operation operation, GuardianshipCase g, string number, Func<Guid?, CswView?> unit) => new(
        g.Id, g.CaseId, number, unit(g.CswUnitId)!, unit(g.ActingUnitId), unit(g.HandoverToUnitId),
        g.FoundAt, g.IdentifiedAt, g.NotifiedAt, g.AcknowledgedAt, g.AcknowledgedAt is null ? null : g.AcknowledgedByPhone ? "phone" : "system",
        g.State.Code(), g.GuardianName, g.AppointedAt, g.DueAt, g.DueAt < operation.Now, g.EndedAt,
        g.EndSignedByCsw is not null, g.EndSignedByVaau is not null,
        new[] { g.CswUnitId, g.ActingUnitId, g.HandoverToUnitId }.OfType<Guid>().Any(operation.Worker.UnitIds.Contains), g.Version);
}
