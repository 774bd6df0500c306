using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>The receiver cannot take the person on. What was looked at to decide is closed again, without a trace of the case.</summary>
public sealed record DeclineReferral : IRequest<ReferralView>
{
    public required Guid ReferralId { get; init; }

    /// <summary>A code of the set <c>referral_decline_reason</c>, or the reason in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Words beside a code.</summary>
    public string? Words { get; init; }
}

internal sealed class DeclineReferralUseCase : UseCase<DeclineReferral, ReferralView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, DeclineReferral request, CancellationToken cancel) =>
        await ReferralActs.InStateAsync(operation, request.ReferralId, "incoming", [ReferralStates.Claimed], cancel);

    public override async Task<ReferralView> HandleAsync(Operation operation, DeclineReferral request, CancellationToken cancel)
    {
        var (referral, victimId) = await ReferralActs.FindAsync(operation, request.ReferralId, cancel);
        var (code, words) = ReferralActs.Reason("referral_decline_reason", request.Reason, request.Words);
        var text = await operation.Seals.SealAsync(victimId, "referral_end_reason", words, cancel);
        operation.Db.Tell(operation, referral.CaseId, Section.Referrals, "referral_declined", referral.Id);
        await operation.Db.SaveChangesAsync(cancel);
        ReferralActs.Changed(await operation.Db.Referrals.Where(r => r.Id == referral.Id && r.State == ReferralStates.Claimed).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ReferralStates.Declined).SetProperty(r => r.DecidedAt, operation.Now).SetProperty(r => r.EndedAt, operation.Now)
            .SetProperty(r => r.EndCode, code).SetProperty(r => r.EndReason, text).SetProperty(r => r.Version, r => r.Version + 1), cancel));
        operation.Audit.Wrote(referral.CaseId, "referral_declined", referral.Id);
        return await ReferralReading.ViewAsync(operation, referral.Id, cancel);
    }

    internal sealed class Shape : AbstractValidator<DeclineReferral>
    {
        public Shape() => this.RuleForReason(r => r.Reason, r => r.Words, "Reason");
    }
}
