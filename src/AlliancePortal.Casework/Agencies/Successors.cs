using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Which agency goes on with the work of another.</summary>
internal static class Successors
{
    /// <summary>The agency itself, or at the end of the chain the one that took over. One closed without a successor has left no work.</summary>
    public static async Task<Agency> OfAsync(Operation operation, Agency agency, CancellationToken cancel)
    {
        while (agency.SuccessorId is { } next) agency = await operation.Db.Agencies.AsNoTracking().SingleAsync(a => a.Id == next, cancel);
        return agency;
    }
}
