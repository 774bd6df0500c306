using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;

namespace AlliancePortal.Casework.Cases;

/// <summary>The agencies in one case as far as the reader may know that they are in it: asked in a trip, then named in the next.</summary>
internal sealed class CaseAgencies(Trip trip, Guid caseId)
{
    private readonly Answer<Row> rows = trip.Ask(
        "select agency_id, unit_id, basis, kind, is_active, since from casework.who_is_in($1)",
        row => new Row(row.Given<Guid>(0), row.Given<Guid>(1), row.GetString(2), row.Text(3), row.GetBoolean(4), row.Given<DateTimeOffset>(5)),
        caseId);

    private Dictionary<Guid, AgencyInCase> known = [];
    private Dictionary<Guid, AgencyInCase> named = [];

    /// <summary>Once they are named.</summary>
    public IReadOnlyList<CaseParticipant> Participants { get; private set; } = [];

    public static async Task<CaseAgencies> OfAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var trip = new Trip(operation.Db);
        var agencies = new CaseAgencies(trip, caseId);
        await trip.GoAsync(cancel);
        await agencies.NameAsync(operation, [], cancel);
        return agencies;
    }

    /// <param name="others">Agencies beside those in the case that <see cref="Named"/> is to know.</param>
    public async Task NameAsync(Operation operation, IEnumerable<Guid> others, CancellationToken cancel)
    {
        var ids = rows.Rows.Select(row => row.AgencyId).OfType<Guid>().Concat(operation.Worker.OwnAgencyIds).Distinct().ToArray();
        var trip = new Trip(operation.Db);
        var agencies = trip.Ask(
            "select id, kind, name_en, name_sq, name_sr, id = any($1) or coalesce(successor_id = any($1), false) from reference.agencies where id = any($1) or id = any($2) or successor_id = any($1)",
            row => (Agency: new AgencyInCase(row.GetGuid(0), row.GetString(1), Agencies.Named.In(row.GetString(2), row.GetString(3), row.GetString(4))), InCase: row.GetBoolean(5)),
            ids, others.Distinct().ToArray());
        var units = trip.Ask(
            "select id, name_en, name_sq, name_sr from reference.units where id = any($1)",
            row => (Id: row.GetGuid(0), Name: Agencies.Named.In(row.GetString(1), row.GetString(2), row.GetString(3))),
            [rows.Rows.Select(row => row.UnitId).OfType<Guid>().ToArray()]);
        await trip.GoAsync(cancel);

        named = agencies.Rows.ToDictionary(row => row.Agency.Id, row => row.Agency);
        known = agencies.Rows.Where(row => row.InCase).ToDictionary(row => row.Agency.Id, row => row.Agency);
        var unitNames = units.Rows.ToDictionary(unit => unit.Id, unit => unit.Name);
        Participants = [.. rows.Rows
            .OrderByDescending(row => row.IsActive).ThenBy(row => row.AgencyId is null).ThenBy(row => row.Since)
            .Select(row => new CaseParticipant(
                row.AgencyId is { } agency ? known[agency] : null, row.UnitId is { } unit ? unitNames[unit] : null, row.Basis, row.Kind, row.IsActive, row.Since))];
    }

    /// <summary>Null for one that the reader may not know.</summary>
    public AgencyInCase? Find(Guid id) => known.GetValueOrDefault(id);

    /// <summary>One that was asked for by name, in the case or not.</summary>
    public AgencyInCase Named(Guid id) => named[id];

    private sealed record Row(Guid? AgencyId, Guid? UnitId, string Basis, string? Kind, bool IsActive, DateTimeOffset? Since);
}
