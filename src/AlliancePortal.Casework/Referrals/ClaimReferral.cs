using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>Somebody of the receiving unit takes the referral to decide on it. Of two at once exactly one wins; the other is shown who has it.</summary>
public sealed record ClaimReferral(Guid ReferralId) : IRequest<ReferralView>;

internal sealed class ClaimReferralUseCase : UseCase<ClaimReferral, ReferralView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ReferralView> HandleAsync(Operation operation, ClaimReferral request, CancellationToken cancel)
    {
        await ReferralActs.InStateAsync(operation, request.ReferralId, "incoming", [ReferralStates.Sent], cancel);
        var claimed = await operation.Db.Database.SqlQuery<Guid?>($"select casework.claim_referral({request.ReferralId}) as \"Value\"").SingleAsync(cancel);
        if (claimed is not { } caseId) throw new RefusedException(ReferralRefusals.NotInState);
        operation.Audit.Wrote(caseId, "referral_claimed", request.ReferralId);
        return await ReferralReading.ViewAsync(operation, request.ReferralId, cancel);
    }
}
