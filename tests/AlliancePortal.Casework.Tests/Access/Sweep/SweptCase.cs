namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>One case of the sweep: how the reader came into it, and what the sheet says that they may do there.</summary>
internal sealed record SweptCase(int Index, AccessSheet.Place Place, string Basis, string State, string Opening)
{
    public Guid CaseId { get; } = Guid.CreateVersion7();

    public Guid VictimId { get; } = Guid.CreateVersion7();

    public bool IsChild => Basis == "guardianship";

    /// <summary>The reader's agency rates in every other case; in those between, the others' ratings stay hidden.</summary>
    public bool ReaderHasRated => Index % 2 == 0;

    /// <summary>Still in the case, left it, there by emergency access alone, or as if it did not exist.</summary>
    public string Sight => State switch
    {
        "stranger" or "charge_team" or "other_team" or "sent" or "declined" or "withdrawn" => "none",
        _ when Excluded => "none",
        "expired" or "ended_early" or "asked" => "none",
        "in_emergency" => "emergency",
        "completed" or "withdrawn_later" or "handed_over" or "ended" or "came_of_age" or "left" or "closed" => "former",
        "consent_withdrawn" when Opening != "safety" => "former",
        _ => "active",
    };

    /// <summary>A person who must learn nothing, however the unit came into the case: kept out, or withheld by the victim's word.</summary>
    public bool Excluded => State.StartsWith("excluded", StringComparison.Ordinal) || Withheld;

    /// <summary>She asked that the reader's agency, or the reader alone, learns nothing.</summary>
    public bool Withheld => State.StartsWith("withheld", StringComparison.Ordinal);

    /// <summary>The reader alone; of the agency others go on.</summary>
    public bool WithheldFromOne => State.StartsWith("withheld_person", StringComparison.Ordinal);

    /// <summary>Sat in when somebody else's interview was held: a lawyer himself, of a Centre one of its workers.</summary>
    public bool Attended => State == "attended";

    /// <summary>The referral by which the unit came, where it came by one.</summary>
    public Guid? ReferralId { get; } = Basis is "none" or "opened" or "team" or "guardianship" or "break_glass" || State is "given" or "left" ? null : Guid.CreateVersion7();

    /// <summary>Who has only claimed a referral decides on it, and writes nothing.</summary>
    public bool IsClaim => Opening == "claimed";

    /// <summary>An official is involved, and the reader is not named: Investigation and Offenders are not there.</summary>
    public bool Unnamed => State.StartsWith("unnamed", StringComparison.Ordinal);

    public string Name => $"{Place.Role} × {Basis} × {State}";

    /// <summary>A text that stands in this field of this case and nowhere else.</summary>
    public string Canary(string field) => $"Zq{(char)('a' + Index / 676)}{(char)('a' + Index / 26 % 26)}{(char)('a' + Index % 26)}{field}Q";

    /// <summary>In no list, no search and no timeline.</summary>
    public bool InEmergency => Sight == "emergency";

    public bool ReadsAll(string section) => Sight is "active" or "emergency" && Opens(section, full: true) && Has(section, 'R', 'W') && !OnlyNamed(section);

    public bool ReadsMinimal(string section) => Sight is "active" or "emergency" && Opens(section, full: false) && Has(section, 'R', 'W', 'M') && !OnlyNamed(section);

    /// <summary>Entries that the reader wrote; of a section for named persons, only those.</summary>
    public bool ReadsOwn(string section) =>
        Has(section, 'R', 'W', 'O', 'A') && Sight switch
        {
            _ when IsClaim => false,
            "active" => WorksIn(section) || (WorkedIn(section) && !OnlyNamed(section)),
            "former" => WorksIn(section) && !OnlyNamed(section),
            _ => false,
        };

    public bool Adds(string section) => Sight == "active" && !IsClaim && WorksIn(section) && Has(section, 'W', 'O', 'A');

    public bool EditsOwn(string section) => Sight == "active" && !IsClaim && WorksIn(section) && Has(section, 'W', 'O');

    /// <summary>Opened in full, in part, or for own entries.</summary>
    public bool WorksIn(string section) => Opens(section, full: false) || AccessSheet.Openings[Opening].Split(' ').Contains(Of(section) + ":o");

    /// <summary>That now, or before she took her consent back from whoever houses her.</summary>
    public bool WorkedIn(string section) => WorksIn(section) || (Opening == "safety" && Opens("shelter", section));

    public bool Opens(string section, bool full) => full ? AccessSheet.Openings[Opening].Split(' ').Contains(Of(section)) : Opens(Opening, section);

    private static bool Opens(string opening, string section) => AccessSheet.Openings[opening].Split(' ').Intersect([Of(section), Of(section) + ":m"]).Any();

    /// <summary>The section is there for the role at all, in whatever part.</summary>
    public bool Knows(string section) => Token(section) != "-";

    private string Token(string section) => Unnamed && section is ("investigation" or "offenders") ? "-" : Place.Token(Of(section));

    // Charges against her are of the investigation, and stay with her advocate also where an official is involved.
    private static string Of(string section) => section == "charges" ? "investigation" : section;

    private bool Has(string section, params char[] rights) => Token(section).IndexOfAny(rights) >= 0;

    private bool OnlyNamed(string section) => Token(section) is "N" or "NW";
}
