using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Integrity;

/// <summary>Officials involved in a case and who is named to read its investigation, for the named and the integrity officer; for others who may mark it, whom they could name.</summary>
public sealed record ShowOfficials(Guid CaseId) : IRequest<OfficialsView>;

/// <param name="Named">Who reads Investigation and Offenders; empty: no official is involved, so that it goes by team.</param>
/// <param name="Nameable">Police in the case who could be named.</param>
/// <param name="People">People of the units in the case, of whom one may be the official.</param>
public sealed record OfficialsView(IReadOnlyList<OfficialLine> Items, IReadOnlyList<OfficialPerson> Named, IReadOnlyList<OfficialPerson> Nameable, IReadOnlyList<OfficialPerson> People);

/// <param name="Person">Name of the official; null: not known yet.</param>
public sealed record OfficialLine(Guid OfficialId, string UnitName, string AgencyName, string? Person, string? Reason, DateTimeOffset SetAt);

/// <param name="Role">Code of the role.</param>
public sealed record OfficialPerson(Guid UserId, string DisplayName, string Role, Guid UnitId, string UnitName);

internal sealed class ShowOfficialsUseCase : UseCase<ShowOfficials, OfficialsView>
{
    public override Permission Permission => IntegrityList.Keepers;

    public override async Task<OfficialsView> HandleAsync(Operation operation, ShowOfficials request, CancellationToken cancel)
    {
        var victim = await IntegrityList.VictimAsync(operation, request.CaseId, cancel);
        operation.Audit.Read(request.CaseId, "exclusions_official");
        var rows = await operation.Db.Database.SqlQuery<Row>($"select id, unit_id, person, reason, set_at from casework.officials_known({request.CaseId})").ToListAsync(cancel);
        var people = await operation.Db.Database.SqlQuery<Person>($"select user_id, display_name, role, unit_id, is_named, is_nameable from casework.integrity_people({request.CaseId})").ToListAsync(cancel);
        var ids = rows.Select(row => row.UnitId).Concat(people.Select(person => person.UnitId)).Distinct().ToArray();
        var units = await operation.Db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancel);
        var agencyIds = units.Values.Select(unit => unit.AgencyId).Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);

        var items = new List<OfficialLine>();
        foreach (var row in rows)
            items.Add(new OfficialLine(row.Id, units[row.UnitId].Name, agencies[units[row.UnitId].AgencyId], row.Person, await operation.Seals.OpenAsync<string>(victim, IntegrityList.ReasonField, row.Reason, cancel), row.SetAt));
        return new OfficialsView(items, Of(person => person.IsNamed), Of(person => person.IsNameable && !person.IsNamed), Of(person => !person.IsNamed));

        OfficialPerson[] Of(Func<Person, bool> meant) => [.. people.Where(meant).Select(person => new OfficialPerson(person.UserId, person.DisplayName, person.Role, person.UnitId, units[person.UnitId].Name))];
    }

    private sealed record Row(Guid Id, Guid UnitId, string? Person, byte[]? Reason, DateTimeOffset SetAt);

    private sealed record Person(Guid UserId, string DisplayName, string Role, Guid UnitId, bool IsNamed, bool IsNameable);
}
