namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>
/// The access table once more, typed from the domain guide and not from the code, so that the two can disagree. Tokens: <c>W R O M N -</c> and
/// their sums; <c>A</c> may add and then read its own, without changing it. A section followed by <c>:m</c> is opened as minimal fields only, one
/// followed by <c>:o</c> for own entries only.
/// </summary>
internal static class AccessSheet
{
    public static readonly string[] Sections =
    [
        "identity", "contact", "exploitation", "risk", "consent", "referrals", "guardianship", "interviews", "assistance", "shelter", "shelterAddress", "health", "legal",
        "investigation", "offenders", "protection", "return", "documents", "notes",
    ];

    /// <summary>Each role, where its worker sits, the kind of referral that the place takes, and its column in the order of <see cref="Sections"/>.</summary>
    public static readonly Place[] Places =
    [
        new("police_investigator", "tpiu", "tpiu-team-1", "police", "W MO W W MA O M MO - M - - M W W MO M W O"),
        new("police_supervisor", "tpiu", "tpiu-team-1", "police", "R M R R M O M MO - M - - M R R M M R O"),
        new("social_worker", "csw-prizren", "csw-prizren-protection", "", "W W W W W RO W RMO W R N M R - - W W W O"),
        new("csw_supervisor", "csw-prizren", "csw-prizren-protection", "", "R R R R R RO W RMO R R - - R - - R R R O"),
        new("advocate", "vaau", "vaau-advocates", "advocacy", "W W W W W MO M MO W R N M W M M W W W O"),
        new("vaau_supervisor", "vaau", "vaau-advocates", "advocacy", "R R R R R MO M MO R R - - R M M R R R O"),
        new("shelter_caseworker", "shelter", "shelter-house", "shelter", "R W O MO MA O M MO W W NW MO M - - M M W O"),
        new("counsellor", "walnut", "walnut-counselling", "counselling", "M M O MA MA O M - MO M - NW M - - - M - O"),
        new("lawyer", "legalaid", "legalaid-lawyers", "legal_aid", "R R R M MA O M MO MO M - - NWR M M R R R O"),
        new("return_worker", "newbridge", "newbridge-return", "return", "R R M R MA O M - W M - M M - - M W R O"),
        new("protection_officer", "unhcr", "unhcr-protection", "international_protection", "R R R M MA O M MO M M - - M - - W M - O"),
        new("ngo_supervisor", "shelter", "shelter-house", "shelter", "R R M M M O M M R R - M M - - M R R O"),
        // In no table of the guide: the inspectorate follows its own part, with the least of the person whom it referred.
        new("labour_inspector", "labour", "labour-inspectors", "labour_inspection", "M - O - - O - - - - - - - - - - - O O"),
    ];

    /// <summary>The vault of addresses has no table yet and no event of its own.</summary>
    public static readonly string[] Told = [.. Sections.Except(["shelterAddress"])];

    private const string Everything = "identity contact exploitation risk consent referrals guardianship interviews assistance shelter shelterAddress health legal investigation offenders protection return documents notes";

    // Notes are own entries only; without them open, a service could not keep any.
    public static readonly Dictionary<string, string> Openings = new()
    {
        ["opened"] = Everything,
        ["opened_csw_adult"] = "identity contact exploitation risk consent:m referrals:m guardianship interviews:m assistance shelter shelterAddress health investigation offenders protection return documents notes",
        ["notified"] = "identity contact risk guardianship protection",
        ["guardian"] = Everything,
        ["claimed"] = "risk:m assistance:m",
        ["shelter"] = "identity contact risk consent guardianship assistance shelter health:m legal:m protection:m documents notes",
        ["medical"] = "identity:m risk guardianship assistance health exploitation:m notes",
        ["counselling"] = "identity:m risk guardianship assistance health exploitation:m notes",
        ["legal_aid"] = "identity contact exploitation risk:m guardianship interviews legal investigation:m offenders:m protection return documents notes",
        ["advocacy"] = Everything,
        ["return"] = "identity contact exploitation:m risk guardianship assistance health:m protection:m return documents notes",
        ["international_protection"] = "identity contact exploitation risk:m guardianship interviews protection documents notes",
        ["police"] = "identity contact exploitation risk consent interviews:o investigation offenders protection documents notes",
        ["labour_inspection"] = "exploitation notes identity:m",
        // Consent taken back, and she still lives there.
        ["safety"] = "risk:m health:m",
        // One person, no unit: read, and nothing written.
        ["break_glass"] = "identity contact risk guardianship:m protection:m",
        ["cross_border"] = "",
        ["nothing"] = "",
    };

    internal sealed record Place(string Role, string Agency, string Unit, string Kind, string Column)
    {
        public string AgencyKind => Agency switch { "tpiu" => "police", "csw-prizren" => "csw", "vaau" => "vaau", "labour" => "labour", "unhcr" => "igo", _ => "ngo" };

        public string Token(string section) => Column.Split(' ')[Array.IndexOf(Sections, section)];
    }
}
