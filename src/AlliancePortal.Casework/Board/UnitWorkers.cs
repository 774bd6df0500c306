using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>The people of the units that the acting supervisor has.</summary>
internal static class UnitWorkers
{
    public static Task<List<WorkerRecord>> ActiveAsync(Operation operation, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.ToArray();
        return operation.Db.Workers.AsNoTracking().Where(worker => worker.IsActive && worker.UnitIds.Any(unit => units.Contains(unit))).ToListAsync(cancel);
    }
}
