using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.FactorResets;

/// <summary>A second person, supervisor of the worker's unit or another administrator, approves. What follows for the account is done where accounts are kept.</summary>
public sealed record ApproveFactorReset(Guid FactorResetId) : IRequest<FactorResetDecided>;

/// <summary>It is not to happen: by whoever could approve it, by who proposed it, or by the worker, who has lost nothing.</summary>
public sealed record StopFactorReset(Guid FactorResetId) : IRequest<FactorResetDecided>;

/// <param name="UserId">The worker.</param>
public sealed record FactorResetDecided(Guid FactorResetId, Guid UserId);

[StepUp]
internal sealed class ApproveFactorResetUseCase : UseCase<ApproveFactorReset, FactorResetDecided>
{
    public override Permission Permission => Permission.For([.. Roles.Supervisors, Role.Administrator]);

    public override async Task<FactorResetDecided> HandleAsync(Operation operation, ApproveFactorReset request, CancellationToken cancel)
    {
        var decided = await FactorResetDecision.DecideAsync(operation, request.FactorResetId, true, cancel);
        operation.Audit.Wrote(null, "factor_reset_approved", decided.UserId);
        return decided;
    }
}

internal sealed class StopFactorResetUseCase : UseCase<StopFactorReset, FactorResetDecided>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<FactorResetDecided> HandleAsync(Operation operation, StopFactorReset request, CancellationToken cancel)
    {
        var decided = await FactorResetDecision.DecideAsync(operation, request.FactorResetId, false, cancel);
        operation.Audit.Wrote(null, "factor_reset_stopped", decided.UserId);
        return decided;
    }
}

internal static class FactorResetDecision
{
    /// <exception cref="RefusedException">Not there, not for this actor, decided or too late: these answer alike.</exception>
    public static async Task<FactorResetDecided> DecideAsync(Operation operation, Guid resetId, bool approve, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Guid?>($"select casework.decide_factor_reset({resetId}, {approve}) as \"Value\"").ToListAsync(cancel)).Single() is { } userId
            ? new FactorResetDecided(resetId, userId)
            : throw new RefusedException(Refusal.NotFound);
}
