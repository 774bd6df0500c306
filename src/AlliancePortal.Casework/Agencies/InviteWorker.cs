using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>An administrator lets a worker choose a password by a link. The link itself is made where accounts are kept.</summary>
public sealed record InviteWorker(Guid UserId) : IRequest<WorkerToInvite>;

/// <param name="Email">Sign-in name.</param>
public sealed record WorkerToInvite(Guid UserId, string Email);

[StepUp]
internal sealed class InviteWorkerUseCase : UseCase<InviteWorker, WorkerToInvite>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkerToInvite> HandleAsync(Operation operation, InviteWorker request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (worker is { IsActive: false, IsApproved: true }) throw new RefusedException(AgencyRefusals.Blocked);
        operation.Audit.Wrote(null, "worker_invited", worker.Id);
        return new WorkerToInvite(worker.Id, worker.Email);
    }
}
