using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Kernel;

/// <summary>The acting person as read from the database at the start of the transaction.</summary>
/// <param name="UnitIds">The unit, or for a supervisor the units, whose sight this person has.</param>
public sealed record ActingWorker(Guid UserId, string DisplayName, Role Role, Guid AgencyId, string AgencyKind, string AgencyCode, IReadOnlyList<Guid> UnitIds)
{
    /// <summary>The unit in whose name this person writes.</summary>
    public Guid UnitId => UnitIds[0];

    public bool IsSupervisor => Roles.Supervisors.Contains(Role);
}
