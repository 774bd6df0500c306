using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>Another worker of the receiving unit answers for a referral that was claimed.</summary>
public sealed record ReassignReferralClaim(Guid ReferralId, Guid UserId) : IRequest<ClaimReassigned>;

public sealed record ClaimReassigned(Guid ReferralId, Guid UserId, string DisplayName);

internal sealed class ReassignReferralClaimUseCase : UseCase<ReassignReferralClaim, ClaimReassigned>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<ClaimReassigned> HandleAsync(Operation operation, ReassignReferralClaim request, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.ToArray();
        var claimed = operation.Db.Referrals.Where(r => r.Id == request.ReferralId && units.Contains(r.ToUnitId) && (r.State == ReferralStates.Claimed || r.State == ReferralStates.Accepted));
        var found = await claimed.Select(r => new { r.CaseId, r.ToUnitId }).SingleOrDefaultAsync(cancel) ?? throw new RefusedException(Refusal.NotFound);
        var worker = await operation.Db.Workers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.UserId && w.IsActive && w.UnitIds.Contains(found.ToUnitId), cancel)
            ?? throw new RefusedException(BoardRefusals.NotOfThisUnit);
        // Who must not know of the case is answered for like somebody who does not exist.
        if (!await operation.Db.Database.SqlQuery<Guid>($"select casework.cases_for_worker({new[] { found.CaseId }}, {worker.Id}) as \"Value\"").AnyAsync(cancel))
            throw new RefusedException(BoardRefusals.NotOfThisUnit);
        await claimed.ExecuteUpdateAsync(set => set.SetProperty(r => r.ClaimedBy, worker.Id).SetProperty(r => r.Version, r => r.Version + 1), cancel);
        operation.Audit.Wrote(found.CaseId, "referral_claim", request.ReferralId);
        return new ClaimReassigned(request.ReferralId, worker.Id, worker.DisplayName);
    }
}
