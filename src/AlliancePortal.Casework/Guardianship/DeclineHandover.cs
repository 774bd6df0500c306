using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The Centre that was asked does not take the child over. The one that asked stays responsible and is told why; what the asked one saw closes at once.</summary>
public sealed record DeclineHandover(Guid GuardianshipId, string Reason, int? Version = null) : IRequest<HandoverDeclined>;

public sealed record HandoverDeclined(Guid GuardianshipId);

internal sealed class DeclineHandoverUseCase : UseCase<DeclineHandover, HandoverDeclined>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    public override async Task AuthoriseAsync(Operation operation, DeclineHandover request, CancellationToken cancel)
    {
        if (await operation.Db.Guardianships.FindAsync([request.GuardianshipId], cancel) is null) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<HandoverDeclined> HandleAsync(Operation operation, DeclineHandover request, CancellationToken cancel)
    {
        var guardianship = (await operation.Db.Guardianships.FindAsync([request.GuardianshipId], cancel))!;
        if (request.Version is { } version && version != guardianship.Version) throw new RefusedException(Refusal.ChangedMeanwhile);
        var unit = guardianship.HandoverToUnitId is { } asked && operation.Worker.UnitIds.Contains(asked) ? asked : throw new RefusedException(GuardianshipRefusals.NotThisCentre);
        var victim = await operation.Db.Cases.Where(c => c.Id == guardianship.CaseId).Select(c => c.VictimId).SingleAsync(cancel);
        var reason = await operation.Seals.SealAsync(victim, "handover_decline_reason", PersonText.Narrative(request.Reason, TextLimits.ShortText).Value, cancel);
        // Told first: afterwards the Centre is no longer in the case.
        operation.Db.Tell(operation, guardianship.CaseId, Section.Guardianship, "guardianship_handover_declined", guardianship.Id);
        await operation.Db.SaveChangesAsync(cancel);
        guardianship.DeclineHandover(unit, reason);
        operation.Audit.Wrote(guardianship.CaseId, "guardianship", guardianship.Id);
        await operation.Db.SaveChangesAsync(cancel);
        return new HandoverDeclined(guardianship.Id);
    }

    internal sealed class Shape : AbstractValidator<DeclineHandover>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
