using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Agencies;

/// <summary>Role and units as they are being chosen, always such as the agency has.</summary>
public sealed class PlaceDraft
{
    public string? Role { get; set; }

    /// <summary>Codes; for a supervisor the own one first.</summary>
    public IReadOnlyList<string> Units { get; set; } = [];

    public bool Supervises => EnumCode.Find<Role>(Role) is { } role && Casework.Access.Roles.Supervisors.Contains(role);

    public static IReadOnlyList<CodeOption> Roles(AgencyListing agency) => Labels.Options("role", RolesOfAgency.Of(agency.Kind).Select(role => role.Code()));

    public static IReadOnlyList<CodeOption> UnitsOf(AgencyListing agency) => [.. agency.Units.Select(unit => new CodeOption(unit.Code, unit.Name))];

    /// <summary>Takes what leaves no choice.</summary>
    public static PlaceDraft In(AgencyListing agency) => new()
    {
        Role = RolesOfAgency.Of(agency.Kind) is [var only] ? only.Code() : null,
        Units = agency.Units is [var unit] ? [unit.Code] : [],
    };

    /// <summary>One who supervises nothing has one unit.</summary>
    public void Choose(string? role)
    {
        Role = role;
        if (!Supervises) Units = [.. Units.Take(1)];
    }
}
