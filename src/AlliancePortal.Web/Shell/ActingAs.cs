using System.Security.Claims;

namespace AlliancePortal.Web.Shell;

/// <summary>As whom the reader acts; always in sight in the top bar. Cascaded by <see cref="Routes"/>, null before sign-in.</summary>
/// <param name="DisplayName">The reader's own name.</param>
/// <param name="RoleLabel">The role in the reader's language.</param>
/// <param name="AgencyName">The agency, or the unit of it, in the reader's language.</param>
/// <param name="AgencyKind">Code of the set <c>agency_kind</c>: chooses the workspace.</param>
/// <param name="Supervises">Whether the board belongs to the workspace.</param>
/// <param name="KeepsKeysOnly">A key custodian, who sees the state of the keys and nothing else.</param>
/// <param name="IsIntegrityOfficer">Looks at what was noticed about colleagues, and administers nothing.</param>
public sealed record ActingAs(string DisplayName, string RoleLabel, string AgencyName, string AgencyKind, bool Supervises = false, bool KeepsKeysOnly = false, bool IsIntegrityOfficer = false)
{
    /// <summary>Emergency access is for those who are called at night, and for supervisors who answer for a case.</summary>
    public bool MayBreakGlass => Supervises || AgencyKind is "police" or "csw" or "vaau";
}

/// <summary>Finds as whom a signed-in user acts; null for anybody else. Asked once per circuit.</summary>
public delegate Task<ActingAs?> FindActingAs(ClaimsPrincipal user);
