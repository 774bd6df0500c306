using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Whom to ring at a unit now: the duty roster first, else the unit's desk.</summary>
internal static class Duty
{
    public static async Task<DutyContact> OfAsync(Operation operation, Agency agency, Guid unitId, CancellationToken cancel)
    {
        var duty = await operation.Db.Database.SqlQuery<OnDuty>($"select name, phone from casework.duty_of({unitId})").FirstOrDefaultAsync(cancel);
        return new DutyContact(agency.Name, duty?.Name, duty?.Phone);
    }

    private sealed record OnDuty(string? Name, string? Phone);
}
