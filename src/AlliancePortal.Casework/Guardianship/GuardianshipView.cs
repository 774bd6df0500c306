using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence.Trips;
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

    /// <summary>That of a case which is open already.</summary>
    /// <param name="displayName">Name, label or number, as far as the reader may know.</param>
    public static async Task<GuardianshipView> ShowAsync(Operation operation, GuardianshipCase guardianship, Case whole, string displayName, CancellationToken cancel)
    {
        var units = await UnitsAsync(operation, [guardianship], cancel);
        return View(operation, guardianship, whole, displayName, id => id is { } known ? units.GetValueOrDefault((whole.Id, known)) : null);
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
        var trip = new Trip(operation.Db);
        var centres = trip.Ask("""
            select x.about, u.id, a.id, a.name_en, a.name_sq, a.name_sr, case when u.duty_phone is distinct from d.phone then d.name end, coalesce(d.phone, u.duty_phone)
            from unnest($1, $2) x(about, unit) join reference.units u on u.id = x.unit join reference.agencies a on a.id = u.agency_id left join lateral casework.duty_of(u.id, x.about) d on true
            """,
            row => (CaseId: row.GetGuid(0), Centre: new CswView(row.GetGuid(2), row.GetGuid(1), Named.In(row.GetString(3), row.GetString(4), row.GetString(5)), row.Text(6), row.Text(7))),
            rings.Select(ring => ring.CaseId).ToArray(), rings.Select(ring => ring.Unit).ToArray());
        await trip.GoAsync(cancel);
        return centres.Rows.ToDictionary(row => (row.CaseId, row.Centre.UnitId), row => row.Centre);
    }

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
}
