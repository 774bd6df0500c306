using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.FactorResets;

/// <summary>Resets of a second factor that wait for a second person: all for administrators, those of the own unit for its supervisors, one's own for everybody.</summary>
public sealed record ListFactorResets : IRequest<IReadOnlyList<FactorResetView>>;

/// <param name="DisplayName">Of the worker who lost the second factor.</param>
/// <param name="ProposedBy">Name of the administrator.</param>
/// <param name="IdentityCheck">A code of <see cref="IdentityChecks"/>.</param>
/// <param name="Reason">Null for the worker herself: it is what others said of her.</param>
/// <param name="MayApprove">The reader is neither the worker nor who proposed it.</param>
public sealed record FactorResetView(
    Guid FactorResetId, Guid UserId, string DisplayName, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, string IdentityCheck, string? Reason, bool MayApprove);

internal sealed class ListFactorResetsUseCase : UseCase<ListFactorResets, IReadOnlyList<FactorResetView>>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<IReadOnlyList<FactorResetView>> HandleAsync(Operation operation, ListFactorResets request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "factor_resets");
        var rows = await operation.Db.Database.SqlQuery<Row>(
            $"select id, user_id, display_name, proposed_by, proposed_at, expires_at, identity_check, reason, may_approve from casework.factor_resets_open()").ToListAsync(cancel);
        var views = new List<FactorResetView>();
        foreach (var row in rows)
        {
            var reason = row.UserId == operation.Worker.UserId ? null : await operation.Seals.OpenAsync<string>(row.Id, FactorReset.ReasonField, row.Reason, cancel);
            views.Add(new FactorResetView(row.Id, row.UserId, row.DisplayName, row.ProposedBy, row.ProposedAt, row.ExpiresAt, row.IdentityCheck, reason, row.MayApprove));
        }

        return views;
    }

    private sealed record Row(Guid Id, Guid UserId, string DisplayName, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, string IdentityCheck, byte[] Reason, bool MayApprove);
}
