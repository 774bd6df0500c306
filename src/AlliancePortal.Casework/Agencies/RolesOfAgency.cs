using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Which roles an agency of a kind has: nobody is an investigator of a shelter.</summary>
public static class RolesOfAgency
{
    private static readonly Role[] ServiceLines = [Role.ShelterCaseworker, Role.Counsellor, Role.Lawyer, Role.ReturnWorker, Role.ProtectionOfficer, Role.NgoSupervisor];

    private static readonly Dictionary<string, Role[]> Known = new()
    {
        [AgencyKinds.Police] = [Role.PoliceInvestigator, Role.PoliceSupervisor],
        [AgencyKinds.Csw] = [Role.SocialWorker, Role.CswSupervisor],
        [AgencyKinds.Vaau] = [Role.Advocate, Role.VaauSupervisor],
        [AgencyKinds.Ngo] = ServiceLines,
        [AgencyKinds.Igo] = ServiceLines,
        [AgencyKinds.Labour] = [Role.LabourInspector],
        [AgencyKinds.Coordinator] = [Role.Analyst],
        [AgencyKinds.Administration] = [Role.Administrator, Role.KeyCustodian, Role.IntegrityOfficer],
    };

    public static IReadOnlyList<Role> Of(string agencyKind) => Known.GetValueOrDefault(agencyKind) ?? [];
}
