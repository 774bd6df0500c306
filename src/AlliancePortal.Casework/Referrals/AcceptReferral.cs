using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>The receiver takes the person on: what was agreed, as far as the kind and each worker's role allow, opens now.</summary>
public sealed record AcceptReferral(Guid ReferralId) : IRequest<ReferralView>;

internal sealed class AcceptReferralUseCase(SearchIndex search) : UseCase<AcceptReferral, ReferralView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ReferralView> HandleAsync(Operation operation, AcceptReferral request, CancellationToken cancel)
    {
        await ReferralActs.InStateAsync(operation, request.ReferralId, "incoming", [ReferralStates.Claimed], cancel);
        var (referral, _) = await ReferralActs.FindAsync(operation, request.ReferralId, cancel);
        ReferralActs.Changed(await operation.Db.Referrals.Where(r => r.Id == request.ReferralId && r.State == ReferralStates.Claimed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReferralStates.Accepted).SetProperty(r => r.DecidedAt, operation.Now).SetProperty(r => r.Version, r => r.Version + 1), cancel));
        if (!await operation.Db.Assignments.AnyAsync(a => a.CaseId == referral.CaseId && a.UnitId == referral.ToUnitId, cancel))
            operation.Db.Assignments.Add(new Assignment { CaseId = referral.CaseId, UnitId = referral.ToUnitId, UserId = operation.Worker.UserId, SetBy = operation.Worker.UserId, SetAt = operation.Now });
        operation.Db.Tell(operation, referral.CaseId, Section.Referrals, "referral_accepted", referral.Id);
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexForAllAsync(operation, referral.CaseId, cancel);
        operation.Audit.Wrote(referral.CaseId, "referral_accepted", referral.Id);
        return await ReferralReading.ViewAsync(operation, referral.Id, cancel);
    }
}
