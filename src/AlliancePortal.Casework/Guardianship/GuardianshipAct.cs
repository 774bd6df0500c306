using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>A step on one guardianship: finds it under the actor's sight, does the step, tells the timeline, answers the guardianship.</summary>
internal abstract class GuardianshipAct<TRequest> : UseCase<TRequest, GuardianshipView> where TRequest : IGuardianshipStep
{
    public override async Task AuthoriseAsync(Operation operation, TRequest request, CancellationToken cancel)
    {
        if (await operation.Db.Guardianships.FindAsync([request.GuardianshipId], cancel) is null) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<GuardianshipView> HandleAsync(Operation operation, TRequest request, CancellationToken cancel)
    {
        var guardianship = (await operation.Db.Guardianships.FindAsync([request.GuardianshipId], cancel))!;
        if (request.Version is { } version && version != guardianship.Version) throw new RefusedException(Refusal.ChangedMeanwhile);
        var happened = await StepAsync(operation, guardianship, request, cancel);
        operation.Db.Tell(operation, guardianship.CaseId, Section.Guardianship, happened, guardianship.Id);
        await operation.Db.SaveChangesAsync(cancel);
        operation.Audit.Wrote(guardianship.CaseId, "guardianship", guardianship.Id);
        await AfterwardsAsync(operation, guardianship, cancel);
        return (await GuardianshipViews.ShowAsync(operation, [guardianship], cancel)).Single();
    }

    /// <returns>What the timeline tells.</returns>
    protected abstract Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, TRequest request, CancellationToken cancel);

    /// <summary>What follows once the step is stored and what it opens is open.</summary>
    protected virtual Task AfterwardsAsync(Operation operation, GuardianshipCase guardianship, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The actor's unit, as the one that was asked to take over, or acts, or answers for the child; any other unit is refused by the aggregate.</summary>
    protected static Guid ActingUnit(Operation operation, GuardianshipCase guardianship) =>
        new[] { guardianship.HandoverToUnitId, guardianship.ActingUnitId, guardianship.CswUnitId }.OfType<Guid>()
            .FirstOrDefault(operation.Worker.UnitIds.Contains, operation.Worker.UnitId);

    /// <summary>The actor's unit, as the one that acts or answers for the child.</summary>
    protected static Guid HoldingUnit(Operation operation, GuardianshipCase guardianship) =>
        new[] { guardianship.ActingUnitId, guardianship.CswUnitId }.OfType<Guid>().FirstOrDefault(operation.Worker.UnitIds.Contains, operation.Worker.UnitId);

    /// <summary>The reason as it is stored.</summary>
    protected static async Task<byte[]?> SealAsync(Operation operation, GuardianshipCase guardianship, string field, string reason, CancellationToken cancel)
    {
        var victim = await operation.Db.Cases.Where(c => c.Id == guardianship.CaseId).Select(c => c.VictimId).SingleAsync(cancel);
        return await operation.Seals.SealAsync(victim, field, PersonText.Narrative(reason, TextLimits.ShortText).Value, cancel);
    }
}

/// <summary>A request about one guardianship.</summary>
public interface IGuardianshipStep : IRequest<GuardianshipView>
{
    Guid GuardianshipId { get; }

    /// <summary>The version that the actor saw; null: whatever it is now.</summary>
    int? Version { get; }
}
