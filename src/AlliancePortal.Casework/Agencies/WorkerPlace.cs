using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Role and units that fit the agency and each other.</summary>
internal static class WorkerPlace
{
    /// <summary>The ids of the units, in the order given, then of those whose work they go on with.</summary>
    /// <exception cref="RefusedException">The agency has no such role or unit, or the role has one unit only.</exception>
    public static async Task<IReadOnlyList<Guid>> CheckAsync(Operation operation, Agency agency, string role, IReadOnlyList<string> unitCodes, CancellationToken cancel)
    {
        if (EnumCode.Find<Role>(role) is not { } known || !RolesOfAgency.Of(agency.Kind).Contains(known)) throw new RefusedException(Refusal.Invalid("role", "unknown"));
        if (unitCodes.Count > 1 && !Roles.Supervisors.Contains(known)) throw new RefusedException(Refusal.Invalid("unitCodes", "one_unit_only"));
        var all = await operation.Db.Units.AsNoTracking().Where(unit => unit.AgencyId == agency.Id).ToListAsync(cancel);
        var units = all.Where(unit => unit.ClosedAt == null).ToDictionary(unit => unit.Code, unit => unit.Id);
        return unitCodes.Distinct().All(units.ContainsKey) ? FormerUnits.With(all, unitCodes.Distinct().Select(code => units[code])) : throw new RefusedException(Refusal.Invalid("unitCodes", "unknown"));
    }
}
