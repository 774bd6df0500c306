using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// The number by which people name a case aloud and on paper, <c>XK-2026-000123</c>: country of the portal (ISO 3166-1 alpha-2), year of
/// opening, running number within the year. It says nothing about the person or the agency.
/// </summary>
public sealed partial record CaseNumber
{
    /// <summary>Length of the longest stored form.</summary>
    public const int MaxLength = 17;

    private CaseNumber(string country, int year, int sequence)
    {
        Country = country;
        Year = year;
        Sequence = sequence;
    }

    public string Country { get; }

    public int Year { get; }

    public int Sequence { get; }

    /// <exception cref="ArgumentException">The parts make no case number.</exception>
    public static CaseNumber Of(string country, int year, int sequence) =>
        TryParse(string.Create(CultureInfo.InvariantCulture, $"{country}-{year:0000}-{sequence:000000}"), out var number)
            ? number
            : throw new ArgumentException("A case number has a two-letter country, a four-digit year and a running number from 1.");

    /// <summary>Reads the number as people type it: small letters, spaces or dashes between, leading zeros left out.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CaseNumber? number)
    {
        number = null;
        if (text is null || text.Length > 40 || Pattern().Match(text) is not { Success: true } match)
            return false;
        var sequence = int.Parse(match.Groups["sequence"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (sequence == 0)
            return false;
        number = new CaseNumber(
            match.Groups["country"].Value.ToUpperInvariant(),
            int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
            sequence);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Country}-{Year:0000}-{Sequence:000000}");

    [GeneratedRegex(@"^\s*(?<country>[A-Za-z]{2})(?:\s*[-–—/]\s*|\s+)(?<year>[0-9]{4})(?:\s*[-–—/]\s*|\s+)(?<sequence>[0-9]{1,9})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
