using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>The service is done or has ended. The receiver keeps its own entries, nothing later.</summary>
public sealed record CompleteReferral : IRequest<ReferralView>
{
    public required Guid ReferralId { get; init; }

    /// <summary>A code of the set <c>referral_outcome</c>, or the outcome in words.</summary>
    public required string Outcome { get; init; }

    /// <summary>Words beside a code.</summary>
    public string? Words { get; init; }
}

internal sealed class CompleteReferralUseCase : UseCase<CompleteReferral, ReferralView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, CompleteReferral request, CancellationToken cancel) =>
        await ReferralActs.InStateAsync(operation, request.ReferralId, "incoming", [ReferralStates.Accepted], cancel);

    public override async Task<ReferralView> HandleAsync(Operation operation, CompleteReferral request, CancellationToken cancel)
    {
        var (referral, victimId) = await ReferralActs.FindAsync(operation, request.ReferralId, cancel);
        var (outcome, words) = ReferralActs.Reason("referral_outcome", request.Outcome, request.Words);
        var text = await operation.Seals.SealAsync(victimId, "referral_end_reason", words, cancel);
        operation.Db.Tell(operation, referral.CaseId, Section.Referrals, "referral_completed", referral.Id);
        await operation.Db.SaveChangesAsync(cancel);
        ReferralActs.Changed(await operation.Db.Referrals.Where(r => r.Id == referral.Id && r.State == ReferralStates.Accepted).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ReferralStates.Completed).SetProperty(r => r.EndedAt, operation.Now)
            .SetProperty(r => r.Outcome, outcome).SetProperty(r => r.EndReason, text).SetProperty(r => r.Version, r => r.Version + 1), cancel));
        operation.Audit.Wrote(referral.CaseId, "referral_completed", referral.Id);
        return await ReferralReading.ViewAsync(operation, referral.Id, cancel);
    }

    internal sealed class Shape : AbstractValidator<CompleteReferral>
    {
        public Shape() => this.RuleForReason(r => r.Outcome, r => r.Words, "Outcome");
    }
}
