using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>A step on one guardianship: finds it under the actor's sight, does the step, tells the timeline, answers the guardianship.</summary>
internal abstract class GuardianshipAct<TRequest> : UseCase<TRequest, GuardianshipView> where TRequest : IGuardianshipStep
{
    public override async Task<GuardianshipView> HandleAsync(Operation operation, TRequest request, CancellationToken cancel)
    {
        var guardianship = await operation.Db.Guardianships.SingleOrDefaultAsync(g => g.Id == request.GuardianshipId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        await StepAsync(operation, guardianship, request, cancel);
        operation.Db.Tell(operation, guardianship.CaseId, Section.Guardianship, $"guardianship_{guardianship.State.Code()}", guardianship.Id);
        await operation.Db.SaveChangesAsync(cancel);
        operation.Audit.Wrote(guardianship.CaseId, "guardianship", guardianship.Id);
        return (await GuardianshipViews.ShowAsync(operation, [guardianship], cancel)).Single();
    }

    protected abstract Task StepAsync(Operation operation, GuardianshipCase guardianship, TRequest request, CancellationToken cancel);

    /// <summary>The actor's unit, as the one that holds the guardianship or was asked to take it over; any other unit is refused by the aggregate.</summary>
    protected static Guid ActingUnit(Operation operation, GuardianshipCase guardianship) =>
        new[] { guardianship.HandoverToUnitId, guardianship.ActingUnitId, guardianship.CswUnitId }.OfType<Guid>()
            .FirstOrDefault(operation.Worker.UnitIds.Contains, operation.Worker.UnitId);
}

/// <summary>A request about one guardianship.</summary>
public interface IGuardianshipStep : IRequest<GuardianshipView>
{
    Guid GuardianshipId { get; }
}
