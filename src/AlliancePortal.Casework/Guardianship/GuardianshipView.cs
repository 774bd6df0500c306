using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>A guardianship as everyone in the child's case may see it.</summary>
/// <param name="DisplayName">Name, label or case number, as far as the reader may know.</param>
/// <param name="AcknowledgedBy"><c>system</c> or <c>phone</c>.</param>
/// <param name="Mine">Whether the reader's unit answers for the child, acts, or was asked to take over.</param>
/// <param name="AwaitsConfirmation">Answered by telephone, and the Centre has not yet said so itself.</param>
/// <param name="LadderStep">Steps taken while nobody answered: 1 told again, 2 the stand-in acts, 3 VAAU was told.</param>
/// <param name="HandoverDeclinedBy">The Centre that was asked last and declined; for the Centre that asked.</param>
/// <param name="EndGround">Code of the set <c>guardianship_end_reason</c>, once one side has signed.</param>
/// <param name="May">What the reader may do now.</param>
public sealed record GuardianshipView(
    Guid GuardianshipId, Guid CaseId, string CaseNumber, string DisplayName, CswView Csw, CswView? ActingCsw, CswView? HandoverTo,
    DateTimeOffset? FoundAt, DateTimeOffset IdentifiedAt, DateTimeOffset NotifiedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy,
    string? PhoneName, string? PhoneNumber, DateTimeOffset? PhoneConfirmedAt, bool AwaitsConfirmation, int LadderStep,
    string State, Guid? GuardianUserId, string? GuardianName, DateTimeOffset? AppointedAt, DateTimeOffset? DueAt, bool Overdue, DateTimeOffset? EndedAt,
    bool EndSignedByCsw, bool EndSignedByVaau, string? EndGround, bool Mine, GuardianshipMay May, int Version, CswView? HandoverDeclinedBy = null);

/// <summary>What the reader may do with a guardianship as it stands.</summary>
public sealed record GuardianshipMay(bool Acknowledge, bool AcknowledgeByPhone, bool Appoint, bool HandOver, bool SignEnd, bool DeclineHandover = false);

/// <summary>A Centre for Social Work and whom to ring there now: the duty roster first, else the desk.</summary>
public sealed record CswView(Guid Id, Guid UnitId, string Name, string? DutyName, string? Phone);

internal static class GuardianshipViews
{
    public static async Task<IReadOnlyList<GuardianshipView>> ShowAsync(Operation operation, IReadOnlyCollection<GuardianshipCase> guardianships, CancellationToken cancel)
    {
        if (guardianships.Count == 0) return [];
        var caseIds = guardianships.Select(g => g.CaseId).ToArray();
        var cases = await operation.Db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var names = await NamesAsync(operation, caseIds, cancel);
        var units = await UnitsAsync(operation, guardianships, cancel);
        return [.. guardianships.Select(g => View(operation, g, cases[g.CaseId], names.GetValueOrDefault(g.CaseId, cases[g.CaseId].Number), id => id is { } known ? units.GetValueOrDefault((g.CaseId, known)) : null))];
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(Operation operation, Guid[] caseIds, CancellationToken cancel)
    {
        var rows = await operation.Db.Caseload.AsNoTracking().Where(row => caseIds.Contains(row.CaseId) && row.IsActive && operation.Worker.UnitIds.Contains(row.UnitId)).ToListAsync(cancel);
        var one = rows.GroupBy(row => row.CaseId).Select(group => CaseloadRows.Counting(operation, group)!).ToArray();
        return (await CaseloadRows.ShowAsync(operation, one, cancel)).ToDictionary(item => item.CaseId, item => item.DisplayName);
    }

    private static async Task<Dictionary<(Guid CaseId, Guid UnitId), CswView>> UnitsAsync(Operation operation, IEnumerable<GuardianshipCase> guardianships, CancellationToken cancel)
    {
        var rings = guardianships.SelectMany(g => new[] { g.CswUnitId, g.ActingUnitId, g.HandoverToUnitId, g.HandoverDeclinedBy }.OfType<Guid>().Select(unit => (g.CaseId, Unit: unit))).Distinct().ToArray();
        var (cases, ids) = (rings.Select(ring => ring.CaseId).ToArray(), rings.Select(ring => ring.Unit).ToArray());
        var duty = (await operation.Db.Database.SqlQuery<OnDuty>($"""
            select x.about as case_id, u.id as unit_id, d.name, d.phone, u.duty_phone is not distinct from d.phone as is_desk
            from unnest({cases}, {ids}) x(about, unit) join reference.units u on u.id = x.unit cross join lateral casework.duty_of(u.id, x.about) d
            """).ToListAsync(cancel)).ToDictionary(row => (row.CaseId, row.UnitId));
        var places = await (from unit in operation.Db.Units
                            join agency in operation.Db.Agencies on unit.AgencyId equals agency.Id
                            where ids.Contains(unit.Id)
                            select new { unit, agency }).AsNoTracking().ToDictionaryAsync(row => row.unit.Id, cancel);
        return rings.Where(ring => places.ContainsKey(ring.Unit))
            .ToDictionary(ring => (ring.CaseId, ring.Unit), ring => Centre(places[ring.Unit].agency, places[ring.Unit].unit, duty.GetValueOrDefault((ring.CaseId, ring.Unit))));
    }

    private static CswView Centre(Agency agency, Unit unit, OnDuty? duty) => new(agency.Id, unit.Id, agency.Name, duty is { IsDesk: false } ? duty.Name : null, duty?.Phone ?? unit.DutyPhone);

    private static GuardianshipView View(Operation operation, GuardianshipCase g, Case whole, string name, Func<Guid?, CswView?> unit)
    {
        var mine = new[] { g.CswUnitId, g.ActingUnitId, g.HandoverToUnitId }.OfType<Guid>().Any(operation.Worker.UnitIds.Contains);
        return new(
            g.Id, g.CaseId, whole.Number, name, unit(g.CswUnitId)!, unit(g.ActingUnitId), unit(g.HandoverToUnitId),
            g.FoundAt, g.IdentifiedAt, g.NotifiedAt, g.AcknowledgedAt, g.AcknowledgedAt is null ? null : g.AcknowledgedByPhone ? "phone" : "system",
            g.PhoneName, g.PhoneNumber, g.PhoneConfirmedAt, g.AwaitsConfirmation, g.LadderStep,
            g.State.Code(), g.GuardianUserId, g.GuardianName, g.AppointedAt, g.DueAt, g.DueAt < operation.Now, g.EndedAt,
            g.EndSignedByCsw is not null, g.EndSignedByVaau is not null, g.EndGround, mine, May(operation.Worker, g, whole), g.Version, mine ? unit(g.HandoverDeclinedBy) : null);
    }

    private static GuardianshipMay May(ActingWorker worker, GuardianshipCase g, Case whole)
    {
        var open = g.State != GuardianshipState.Ended;
        var centre = open && worker.Role is (Role.SocialWorker or Role.CswSupervisor);
        bool In(Guid? unit) => unit is { } known && worker.UnitIds.Contains(known);
        var holds = centre && (In(g.CswUnitId) || In(g.ActingUnitId));
        return new GuardianshipMay(
            Acknowledge: centre && (In(g.HandoverToUnitId) || (holds && (g.State == GuardianshipState.Notified || g.AwaitsConfirmation)) || (In(g.CswUnitId) && g.ActingUnitId is not null)),
            AcknowledgeByPhone: g.State == GuardianshipState.Notified && !Roles.OfKind(AgencyKinds.Csw).Contains(worker.Role) && worker.UnitIds.Contains(whole.OpenedByUnitId),
            Appoint: holds && g.State != GuardianshipState.Notified,
            HandOver: holds,
            SignEnd: open && ((worker.Role == Role.CswSupervisor && holds && g.EndSignedByCsw is null) || (worker.Role == Role.VaauSupervisor && g.EndSignedByVaau is null)),
            DeclineHandover: centre && In(g.HandoverToUnitId));
    }

    private sealed record OnDuty(Guid CaseId, Guid UnitId, string? Name, string? Phone, bool IsDesk);
}
