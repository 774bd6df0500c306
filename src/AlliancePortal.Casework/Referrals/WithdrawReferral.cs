using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>The sender takes it back, at any time before it is declined or completed; what it opened closes at once.</summary>
public sealed record WithdrawReferral : IRequest<ReferralView>
{
    public required Guid ReferralId { get; init; }

    /// <summary>A code of the set <c>referral_withdrawal_reason</c>, or the reason in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Words beside a code.</summary>
    public string? Words { get; init; }
}

internal sealed class WithdrawReferralUseCase : UseCase<WithdrawReferral, ReferralView>
{
    private static readonly string[] Open = [ReferralStates.Sent, ReferralStates.Claimed, ReferralStates.Accepted];

    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, WithdrawReferral request, CancellationToken cancel) =>
        await ReferralActs.InStateAsync(operation, request.ReferralId, "outgoing", Open, cancel);

    public override async Task<ReferralView> HandleAsync(Operation operation, WithdrawReferral request, CancellationToken cancel)
    {
        var (referral, victimId) = await ReferralActs.FindAsync(operation, request.ReferralId, cancel);
        var (code, words) = ReferralActs.Reason("referral_withdrawal_reason", request.Reason, request.Words);
        var text = await operation.Seals.SealAsync(victimId, "referral_end_reason", words, cancel);
        ReferralActs.Changed(await operation.Db.Referrals.Where(r => r.Id == referral.Id && Open.Contains(r.State)).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ReferralStates.Withdrawn).SetProperty(r => r.EndedAt, operation.Now)
            .SetProperty(r => r.EndCode, code).SetProperty(r => r.EndReason, text).SetProperty(r => r.Version, r => r.Version + 1), cancel));
        operation.Db.Tell(operation, referral.CaseId, Section.Referrals, "referral_withdrawn", referral.Id);
        operation.Audit.Wrote(referral.CaseId, "referral_withdrawn", referral.Id);
        return await ReferralReading.ViewAsync(operation, referral.Id, cancel);
    }

    internal sealed class Shape : AbstractValidator<WithdrawReferral>
    {
        public Shape() => this.RuleForReason(r => r.Reason, r => r.Words, "Reason");
    }
}
