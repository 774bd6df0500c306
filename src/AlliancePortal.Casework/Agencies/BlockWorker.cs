using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>A worker leaves or is suspended: nothing can be done in that name from now on, and the supervisors find what is left on their board.</summary>
public sealed record BlockWorker(Guid UserId) : IRequest<WorkLeft>;

internal sealed class BlockWorkerUseCase : UseCase<BlockWorker, WorkLeft>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkLeft> HandleAsync(Operation operation, BlockWorker request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (worker.Id == operation.Worker.UserId) throw new RefusedException(AgencyRefusals.NotOneself);
        var left = await WorkLeft.OfAsync(operation, worker, cancel);
        worker.IsActive = false;
        operation.Audit.Wrote(null, "worker_blocked", worker.Id);
        return left;
    }
}
