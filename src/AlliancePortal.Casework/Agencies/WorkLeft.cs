using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>What a worker leaves behind, as counts, and the supervisors who were told and find it on their board.</summary>
/// <param name="Wards">Children whose guardian the worker is.</param>
/// <param name="Supervisors">Names; empty: nobody supervises the unit, and somebody should.</param>
public sealed record WorkLeft(int OpenCases, int OpenReferrals, int Wards, IReadOnlyList<string> Supervisors)
{
    internal static async Task<WorkLeft> OfAsync(Operation operation, WorkerRecord worker, CancellationToken cancel)
    {
        var counts = await operation.Db.Database.SqlQuery<Counts>($"select open_cases, open_referrals, wards from casework.left_behind({worker.Id})").SingleAsync(cancel);
        var (units, roles) = (worker.UnitIds, Roles.Supervisors.Select(role => role.Code()).ToArray());
        var supervisors = await operation.Db.Workers
            .Where(w => w.IsActive && w.Id != worker.Id && roles.Contains(w.Role) && w.UnitIds.Any(unit => units.Contains(unit))).Select(w => w.DisplayName).Order().ToListAsync(cancel);
        return new WorkLeft((int)counts.OpenCases, (int)counts.OpenReferrals, (int)counts.Wards, supervisors);
    }

    private sealed record Counts(long OpenCases, long OpenReferrals, long Wards);
}
