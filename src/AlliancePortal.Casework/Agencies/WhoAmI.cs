using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Agencies;

/// <summary>As whom the signed-in person acts.</summary>
public sealed record WhoAmI : IRequest<Me>;

/// <summary>The acting person, role, agency and unit. Names are in the reader's language.</summary>
/// <param name="Role">Code of the role: <c>police_investigator</c>.</param>
public sealed record Me(Guid UserId, string DisplayName, string Role, AgencyOfMine Agency, UnitOfMine Unit);

/// <param name="Kind">Code of the agency kind.</param>
public sealed record AgencyOfMine(Guid Id, string Code, string Kind, string Name);

/// <param name="ServiceLine">Code of the service line of an NGO's unit, else null.</param>
public sealed record UnitOfMine(Guid Id, string Name, string? ServiceLine);
