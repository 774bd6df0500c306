using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>Who may ask for emergency access, and who may answer for a case.</summary>
internal static class BreakGlassRoles
{
    /// <summary>Police, Centres and VAAU: those who are called at night. The database's functions know them too.</summary>
    public static Permission Askers { get; } =
        Permission.For(Role.PoliceInvestigator, Role.PoliceSupervisor, Role.SocialWorker, Role.CswSupervisor, Role.Advocate, Role.VaauSupervisor);

    /// <summary>Supervisors in the case; where none of them may or does, VAAU's, then integrity officers.</summary>
    public static Permission Overseers { get; } = Permission.For([.. Roles.Supervisors, Role.IntegrityOfficer]);

    public static Permission Any { get; } = Permission.For([.. Askers.Roles.Union(Overseers.Roles)]);
}
