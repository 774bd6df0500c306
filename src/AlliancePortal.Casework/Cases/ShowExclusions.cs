using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Who is kept out of a case, as far as the actor may know it, and whom the actor could keep out.</summary>
public sealed record ShowExclusions(Guid CaseId) : IRequest<ExclusionsView>;

public sealed record ExclusionsView(IReadOnlyList<ExcludedPerson> Items, IReadOnlyList<PersonInCase> Others);

/// <param name="Role">Code of the role.</param>
/// <param name="SetBy">Name of who set it.</param>
/// <param name="MayLift">The reader's agency set it, or the reader is integrity officer.</param>
public sealed record ExcludedPerson(Guid UserId, string DisplayName, string Role, string AgencyName, string SetBy, DateTimeOffset SetAt, string? Reason, bool MayLift);

/// <param name="Role">Code of the role.</param>
public sealed record PersonInCase(Guid UserId, string DisplayName, string Role, string AgencyName);

internal sealed class ShowExclusionsUseCase : UseCase<ShowExclusions, ExclusionsView>
{
    public override Permission Permission => Exclusions.Keepers;

    public override async Task<ExclusionsView> HandleAsync(Operation operation, ShowExclusions request, CancellationToken cancel)
    {
        var victim = await Exclusions.VictimAsync(operation, request.CaseId, cancel);
        operation.Audit.Read(request.CaseId, "exclusions");
        var known = await operation.Db.Database.SqlQuery<Row>(
            $"select user_id, display_name, role, agency_id, set_by, set_at, reason, may_lift from casework.exclusions_known({request.CaseId})").ToListAsync(cancel);
        var others = await operation.Db.Database.SqlQuery<Other>($"select user_id, display_name, role, agency_id from casework.people_to_exclude({request.CaseId})").ToListAsync(cancel);
        var ids = known.Select(row => row.AgencyId).Concat(others.Select(row => row.AgencyId)).Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);

        var items = new List<ExcludedPerson>();
        foreach (var row in known)
        {
            var reason = await operation.Seals.OpenAsync<string>(victim, Exclusions.ReasonField, row.Reason, cancel);
            items.Add(new ExcludedPerson(row.UserId, row.DisplayName, row.Role, agencies[row.AgencyId], row.SetBy, row.SetAt, reason, row.MayLift));
        }

        return new ExclusionsView(items, [.. others.Select(row => new PersonInCase(row.UserId, row.DisplayName, row.Role, agencies[row.AgencyId]))]);
    }

    private sealed record Row(Guid UserId, string DisplayName, string Role, Guid AgencyId, string SetBy, DateTimeOffset SetAt, byte[]? Reason, bool MayLift);

    private sealed record Other(Guid UserId, string DisplayName, string Role, Guid AgencyId);
}
