using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>A number to ring in an emergency, and what answers there.</summary>
/// <param name="Code">Key: <c>police</c>, <c>ambulance</c>, <c>general</c>, <c>victim_helpline</c>.</param>
/// <param name="Names">What answers.</param>
/// <param name="Number">The number as it is dialled inside the country.</param>
public sealed record EmergencyNumber(string Code, LocalText Names, string Number);

/// <summary>The area of a regional police directorate.</summary>
public sealed record PoliceRegion(string Code, LocalText Names);

/// <summary>A municipality; the one in which a child is found decides which CSW becomes guardian.</summary>
/// <param name="Code">Key in ASCII: <c>prizren</c>.</param>
/// <param name="Names">Official names by language.</param>
/// <param name="Region">Code of its <see cref="PoliceRegion"/>.</param>
public sealed record Municipality(string Code, LocalText Names, string Region);

/// <summary>An agency as the jurisdiction file declares it, before anybody has changed it in the portal.</summary>
/// <param name="Code">Key, unique among agencies: <c>csw-prizren</c>.</param>
/// <param name="Kind">A value of the code set <c>agency_kind</c>.</param>
/// <param name="Names">Full names by language.</param>
/// <param name="Units">Its circles of sight; at least one.</param>
/// <param name="Municipality">Code of the one municipality it serves or sits in; null: the whole country.</param>
/// <param name="Region">For regional police: code of the police region it covers.</param>
public sealed record AgencyEntry(
    string Code,
    string Kind,
    LocalText Names,
    IReadOnlyList<UnitEntry> Units,
    string? Municipality = null,
    string? Region = null);

/// <summary>The smallest circle of sight: a police team, a CSW's team, an NGO's service line.</summary>
/// <param name="Code">Key, unique among all units.</param>
/// <param name="Names">Names by language.</param>
/// <param name="ServiceLine">For NGOs and international organisations: a value of the code set <c>service_line</c>.</param>
/// <param name="DutyPhone">Number of the duty desk in international form; null where nobody is on duty.</param>
public sealed record UnitEntry(string Code, LocalText Names, string? ServiceLine = null, string? DutyPhone = null);

/// <summary>How long a category of records is kept, and within what bounds the coordinator may set it.</summary>
/// <param name="Category">One of <see cref="Retention.RetentionCategories"/>.</param>
/// <param name="Unit"><c>years</c> or <c>days</c>.</param>
/// <param name="Usual">As long as nobody sets it otherwise.</param>
public sealed record RetentionEntry(string Category, string Unit, int Usual, int Least, int Most);
