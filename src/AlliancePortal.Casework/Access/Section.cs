namespace AlliancePortal.Casework.Access;

/// <summary>A part of a case that is opened or closed as a whole; the value is its bit in every access mask.</summary>
public enum Section
{
    Identity,
    Contact,
    Exploitation,
    Risk,
    Consent,
    Referrals,
    Guardianship,
    Interviews,
    Assistance,
    Shelter,
    ShelterAddress,
    Health,
    Legal,
    Investigation,
    Offenders,
    Protection,
    Return,
    Documents,
    Notes,
}

/// <summary>Keys and bits of <see cref="Section"/>.</summary>
public static class Sections
{
    /// <summary>All sections in the order of the access table.</summary>
    public static IReadOnlyList<Section> All { get; } = Enum.GetValues<Section>();

    /// <summary>The mask with every section.</summary>
    public static int Everything { get; } = Mask([.. All]);

    /// <summary>The key used in JSON, the database and labels: <c>shelterAddress</c>.</summary>
    public static string Key(this Section section) => char.ToLowerInvariant(section.ToString()[0]) + section.ToString()[1..];

    /// <summary>The section's bit in a mask.</summary>
    public static int Bit(this Section section) => 1 << (int)section;

    /// <summary>Whether the mask contains the section.</summary>
    public static bool Has(this int mask, Section section) => (mask & section.Bit()) != 0;

    /// <summary>The mask of the given sections.</summary>
    public static int Mask(params IEnumerable<Section> sections) => sections.Aggregate(0, (mask, section) => mask | section.Bit());

    /// <summary>The sections in a mask.</summary>
    public static IEnumerable<Section> In(int mask) => All.Where(section => mask.Has(section));

    /// <summary>The section with that key, or null.</summary>
    public static Section? FromKey(string key) => All.Cast<Section?>().FirstOrDefault(s => s!.Value.Key() == key);
}
