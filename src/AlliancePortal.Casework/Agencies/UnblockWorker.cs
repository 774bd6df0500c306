using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>A worker who was blocked works again, in the same role and unit. What was given to others meanwhile stays with them.</summary>
public sealed record UnblockWorker(Guid UserId) : IRequest<WorkerUnblocked>;

public sealed record WorkerUnblocked(Guid UserId);

[StepUp]
internal sealed class UnblockWorkerUseCase : UseCase<UnblockWorker, WorkerUnblocked>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkerUnblocked> HandleAsync(Operation operation, UnblockWorker request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        worker.IsActive = true;
        operation.Audit.Wrote(null, "worker_unblocked", worker.Id);
        return new WorkerUnblocked(worker.Id);
    }
}
