using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Placements;

/// <summary>Placements that wait for a second person: all for administrators, for others those that they may approve.</summary>
public sealed record ListPlacements : IRequest<IReadOnlyList<PlacementView>>;

/// <param name="DisplayName">Of the worker.</param>
/// <param name="IsNew">The person has no access yet; else it is another role or unit.</param>
/// <param name="Role">Code of the role that is to be given.</param>
/// <param name="Units">Names of the units.</param>
/// <param name="FormerRole">Code of the role as it stands; null for somebody new.</param>
/// <param name="ProposedBy">Name of the administrator.</param>
/// <param name="Approvers">Names of those who may approve.</param>
/// <param name="MayApprove">Whether the reader is one of them.</param>
public sealed record PlacementView(
    Guid PlacementId, Guid UserId, string DisplayName, string Email, bool IsNew, string AgencyName, string Role, IReadOnlyList<string> Units, string? FormerRole,
    string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, IReadOnlyList<string> Approvers, bool MayApprove);

internal sealed class ListPlacementsUseCase : UseCase<ListPlacements, IReadOnlyList<PlacementView>>
{
    public override Permission Permission => PlacementDecision.Deciders;

    public override async Task<IReadOnlyList<PlacementView>> HandleAsync(Operation operation, ListPlacements request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "placements");
        var rows = await operation.Db.Database.SqlQuery<Row>(
            $"select id, user_id, display_name, email, is_new, agency_id, role, unit_ids, former_role, proposed_by, proposed_at, expires_at, approvers, may_approve from casework.placements_open()").ToListAsync(cancel);
        var agencies = await operation.Db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, cancel);
        var units = await operation.Db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancel);
        return [.. rows.Select(row => new PlacementView(row.Id, row.UserId, row.DisplayName, row.Email, row.IsNew, agencies[row.AgencyId].Name, row.Role,
            [.. row.UnitIds.Select(id => units[id]).Where(unit => unit.SuccessorUnitId is null).Select(unit => unit.Name)],
            row.FormerRole, row.ProposedBy, row.ProposedAt, row.ExpiresAt, row.Approvers, row.MayApprove))];
    }

    private sealed record Row(Guid Id, Guid UserId, string DisplayName, string Email, bool IsNew, Guid AgencyId, string Role, Guid[] UnitIds, string? FormerRole,
        string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, string[] Approvers, bool MayApprove);
}
