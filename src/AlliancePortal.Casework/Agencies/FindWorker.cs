using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>The worker with that sign-in name, active or not.</summary>
public sealed record FindWorker(string Email) : IRequest<FoundWorker>;

/// <param name="UserId">Null: nobody has it.</param>
public sealed record FoundWorker(Guid? UserId);

internal sealed class FindWorkerUseCase : UseCase<FindWorker, FoundWorker>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<FoundWorker> HandleAsync(Operation operation, FindWorker request, CancellationToken cancel) =>
        new(await operation.Db.Workers.Where(w => w.Email == request.Email).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancel));
}
