using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Placements;

/// <summary>A second person approves: the worker has exactly the role and units that were shown.</summary>
public sealed record ApprovePlacement(Guid PlacementId) : IRequest<PlacementDecided>;

/// <summary>It is not to be: by whoever could approve it, or withdrawn by an administrator.</summary>
public sealed record StopPlacement(Guid PlacementId) : IRequest<PlacementDecided>;

/// <param name="UserId">The worker.</param>
public sealed record PlacementDecided(Guid PlacementId, Guid UserId);

[StepUp]
internal sealed class ApprovePlacementUseCase : UseCase<ApprovePlacement, PlacementDecided>
{
    public override Permission Permission => PlacementDecision.Deciders;

    public override async Task<PlacementDecided> HandleAsync(Operation operation, ApprovePlacement request, CancellationToken cancel)
    {
        var decided = await PlacementDecision.DecideAsync(operation, request.PlacementId, true, cancel);
        operation.Audit.Wrote(null, "placement_approved", decided.UserId);
        return decided;
    }
}

internal sealed class StopPlacementUseCase : UseCase<StopPlacement, PlacementDecided>
{
    public override Permission Permission => PlacementDecision.Deciders;

    public override async Task<PlacementDecided> HandleAsync(Operation operation, StopPlacement request, CancellationToken cancel)
    {
        var decided = await PlacementDecision.DecideAsync(operation, request.PlacementId, false, cancel);
        operation.Audit.Wrote(null, "placement_stopped", decided.UserId);
        return decided;
    }
}

internal static class PlacementDecision
{
    public static Permission Deciders { get; } = Permission.For([.. Roles.Supervisors, Role.Administrator, Role.IntegrityOfficer]);

    /// <exception cref="RefusedException">Not there, not for this actor, decided or too late: these answer alike. <c>second_person_needed</c> for who proposed it.</exception>
    public static async Task<PlacementDecided> DecideAsync(Operation operation, Guid placementId, bool approve, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Guid?>($"select casework.decide_placement({placementId}, {approve}) as \"Value\"").ToListAsync(cancel)).Single() is { } userId
            ? new PlacementDecided(placementId, userId)
            : throw new RefusedException(Refusal.NotFound);
}
