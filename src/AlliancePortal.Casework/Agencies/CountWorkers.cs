using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>How many people work with the portal, and how many are blocked.</summary>
public sealed record CountWorkers : IRequest<WorkerCounts>;

public sealed record WorkerCounts(int Active, int Blocked);

internal sealed class CountWorkersUseCase : UseCase<CountWorkers, WorkerCounts>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<WorkerCounts> HandleAsync(Operation operation, CountWorkers request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "workers");
        var counts = await operation.Db.Workers.Where(worker => worker.IsApproved).GroupBy(worker => worker.IsActive).ToDictionaryAsync(group => group.Key, group => group.Count(), cancel);
        return new WorkerCounts(counts.GetValueOrDefault(true), counts.GetValueOrDefault(false));
    }
}
