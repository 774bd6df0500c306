using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Role and units that fit the agency and each other.</summary>
internal static class WorkerPlace
{
    /// <summary>The ids of the units, in the order given.</summary>
    /// <exception cref="RefusedException">The agency has no such role or unit, or the role has one unit only.</exception>
    public static async Task<IReadOnlyList<Guid>> CheckAsync(Operation operation, Agency agency, string role, IReadOnlyList<string> unitCodes, CancellationToken cancel)
    {
        if (EnumCode.Find<Role>(role) is not { } known || !RolesOfAgency.Of(agency.Kind).Contains(known)) throw new RefusedException(Refusal.Invalid("role", "unknown"));
        if (unitCodes.Count > 1 && !Roles.Supervisors.Contains(known)) throw new RefusedException(Refusal.Invalid("unitCodes", "one_unit_only"));
        var units = await operation.Db.Units.AsNoTracking().Where(unit => unit.AgencyId == agency.Id && unit.ClosedAt == null && unitCodes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Id, cancel);
        return unitCodes.Distinct().All(units.ContainsKey) ? [.. unitCodes.Distinct().Select(code => units[code])] : throw new RefusedException(Refusal.Invalid("unitCodes", "unknown"));
    }
}
