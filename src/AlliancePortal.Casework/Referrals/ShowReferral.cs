using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Referrals;

/// <summary>One referral; for the receiver before claiming, and after declining or withdrawal, the envelope alone.</summary>
public sealed record ShowReferral(Guid ReferralId) : IRequest<ReferralView>;

internal sealed class ShowReferralUseCase : UseCase<ShowReferral, ReferralView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ReferralView> HandleAsync(Operation operation, ShowReferral request, CancellationToken cancel)
    {
        var view = await ReferralReading.ViewAsync(operation, request.ReferralId, cancel);
        operation.Audit.Read(view.CaseId, "referral", view.ReferralId);
        return view;
    }
}
