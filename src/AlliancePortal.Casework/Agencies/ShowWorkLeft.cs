using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>What a worker would leave behind, before an administrator blocks them: counts, and who would be told.</summary>
public sealed record ShowWorkLeft(Guid UserId) : IRequest<WorkLeft>;

internal sealed class ShowWorkLeftUseCase : UseCase<ShowWorkLeft, WorkLeft>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkLeft> HandleAsync(Operation operation, ShowWorkLeft request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        operation.Audit.Read(null, "work_left");
        return await WorkLeft.OfAsync(operation, worker, cancel);
    }
}
