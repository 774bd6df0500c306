using AlliancePortal.Casework.Agencies;

namespace AlliancePortal.Casework.Access;

/// <summary>What a worker acts as, in one unit. Non-state roles follow the service line, not the agency.</summary>
public enum Role
{
    PoliceInvestigator,
    PoliceSupervisor,
    SocialWorker,
    CswSupervisor,
    Advocate,
    VaauSupervisor,
    ShelterCaseworker,
    Counsellor,
    Lawyer,
    ReturnWorker,
    ProtectionOfficer,
    NgoSupervisor,
    LabourInspector,
    Analyst,
    Administrator,
    KeyCustodian,
    IntegrityOfficer,
}

/// <summary>Groups of roles.</summary>
public static class Roles
{
    /// <summary>Every role.</summary>
    public static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    /// <summary>Roles whose holders see case content by participation.</summary>
    public static IReadOnlySet<Role> Casework { get; } = All.Where(r => r <= Role.LabourInspector).ToHashSet();

    /// <summary>Roles that assign, comment and approve for their unit instead of authoring.</summary>
    public static IReadOnlySet<Role> Supervisors { get; } = new HashSet<Role> { Role.PoliceSupervisor, Role.CswSupervisor, Role.VaauSupervisor, Role.NgoSupervisor };

    /// <summary>The casework roles in an agency of that kind.</summary>
    public static IReadOnlyList<Role> OfKind(string agencyKind) => agencyKind switch
    {
        AgencyKinds.Police => [Role.PoliceInvestigator, Role.PoliceSupervisor],
        AgencyKinds.Csw => [Role.SocialWorker, Role.CswSupervisor],
        AgencyKinds.Vaau => [Role.Advocate, Role.VaauSupervisor],
        AgencyKinds.Ngo or AgencyKinds.Igo => [Role.ShelterCaseworker, Role.Counsellor, Role.Lawyer, Role.ReturnWorker, Role.ProtectionOfficer, Role.NgoSupervisor],
        AgencyKinds.Labour => [Role.LabourInspector],
        _ => [],
    };

    /// <summary>Roles that may open a case by an intake.</summary>
    public static IReadOnlySet<Role> Intake { get; } = Casework.Except(Supervisors).ToHashSet();
}
