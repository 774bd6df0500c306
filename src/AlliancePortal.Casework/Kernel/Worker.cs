using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Kernel;

/// <summary>The acting person as read from the database at the start of the transaction.</summary>
/// <param name="UnitIds">The unit, or for a supervisor the units, whose sight this person has.</param>
public sealed record ActingWorker(Guid UserId, string DisplayName, Role Role, Guid AgencyId, string AgencyKind, string AgencyCode, IReadOnlyList<Guid> UnitIds)
{
    /// <summary>Agencies whose work the own one took over.</summary>
    public IReadOnlyList<Guid> FormerAgencyIds { get; init; } = [];

    /// <summary>Cases in which an official is involved and this person is not named.</summary>
    public IReadOnlyList<Guid> UnnamedIn { get; init; } = [];

    /// <summary>The own agency, then those whose work it took over: what they wrote is its own.</summary>
    public Guid[] OwnAgencyIds => [AgencyId, .. FormerAgencyIds];

    /// <summary>The unit in whose name this person writes.</summary>
    public Guid UnitId => UnitIds[0];

    /// <summary>Whether the own agency, or one whose work it took over, wrote something.</summary>
    public bool Owns(Guid agencyId) => agencyId == AgencyId || FormerAgencyIds.Contains(agencyId);

    public bool IsSupervisor => Roles.Supervisors.Contains(Role);
}
