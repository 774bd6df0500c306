using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>The agencies in one case as far as the reader may know that they are in it.</summary>
internal sealed class CaseAgencies
{
    private readonly Dictionary<Guid, AgencyInCase> known;

    private CaseAgencies(Dictionary<Guid, AgencyInCase> known, IReadOnlyList<CaseParticipant> participants) => (this.known, Participants) = (known, participants);

    public IReadOnlyList<CaseParticipant> Participants { get; }

    public static async Task<CaseAgencies> OfAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select agency_id, unit_id, basis, kind, is_active, since from casework.who_is_in({caseId})").ToListAsync(cancel);
        var ids = rows.Select(row => row.AgencyId).OfType<Guid>().Concat(operation.Worker.OwnAgencyIds).Distinct().ToArray();
        var unitIds = rows.Select(row => row.UnitId).OfType<Guid>().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id) || (agency.SuccessorId != null && ids.Contains(agency.SuccessorId.Value))).ToDictionaryAsync(agency => agency.Id, cancel);
        var units = await operation.Db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancel);
        var known = agencies.ToDictionary(pair => pair.Key, pair => new AgencyInCase(pair.Key, pair.Value.Kind, pair.Value.Name));
        return new CaseAgencies(known, [.. rows
            .OrderByDescending(row => row.IsActive).ThenBy(row => row.AgencyId is null).ThenBy(row => row.Since)
            .Select(row => new CaseParticipant(
                row.AgencyId is { } agency ? known[agency] : null, row.UnitId is { } unit ? units[unit].Name : null, row.Basis, row.Kind, row.IsActive, row.Since))]);
    }

    /// <summary>Null for one that the reader may not know.</summary>
    public AgencyInCase? Find(Guid id) => known.GetValueOrDefault(id);

    private sealed record Row(Guid? AgencyId, Guid? UnitId, string Basis, string? Kind, bool IsActive, DateTimeOffset? Since);
}
