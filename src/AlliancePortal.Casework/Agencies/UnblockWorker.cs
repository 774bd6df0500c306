using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>
/// A worker who was blocked works again, in the same role and unit; what was given to others meanwhile stays with them. Whom nobody had approved a second person is asked about again.
/// </summary>
public sealed record UnblockWorker(Guid UserId) : IRequest<WorkerUnblocked>;

public sealed record WorkerUnblocked(Guid UserId);

[StepUp]
internal sealed class UnblockWorkerUseCase : UseCase<UnblockWorker, WorkerUnblocked>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkerUnblocked> HandleAsync(Operation operation, UnblockWorker request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (worker.IsApproved) worker.IsActive = true;
        else await PlacementProposal.ProposeAsync(operation, worker.Id, isNew: true, worker.Role, worker.UnitIds, cancel);
        operation.Audit.Wrote(null, "worker_unblocked", worker.Id);
        return new WorkerUnblocked(worker.Id);
    }
}
