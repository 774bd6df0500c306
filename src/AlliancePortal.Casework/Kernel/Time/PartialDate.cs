using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>
/// A date of the Gregorian calendar as far as it is known: a year, a month of a year, or a day. Written as in ISO 8601
/// (<c>2009</c>, <c>2009-03</c>, <c>2009-03-14</c>), which is also the stored form: its text order is the order of this type.
/// </summary>
[JsonConverter(typeof(PartialDateJsonConverter))]
public sealed record PartialDate : IComparable<PartialDate>, IParsable<PartialDate>
{
    /// <summary>Length of the longest stored form.</summary>
    public const int MaxLength = 10;

    private PartialDate(int year, int? month, int? day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    public bool IsFull => Day is not null;

    /// <summary>The first day that this date can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that this date can mean.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>False when the calendar has no such date, or a day comes without its month.</summary>
    public static bool TryCreate(int year, int? month, int? day, [NotNullWhen(true)] out PartialDate? date)
    {
        var exists = year is >= 1 and <= 9999
            && month is null or (>= 1 and <= 12)
            && (day is null || (month is { } m && day >= 1 && day <= DateTime.DaysInMonth(year, m)));
        date = exists ? new PartialDate(year, month, day) : null;
        return exists;
    }

    /// <summary>Reads exactly the three ISO forms with ASCII digits; surrounding white space is allowed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PartialDate? date)
    {
        date = null;
        var s = text.AsSpan().Trim();
        if (s.Length is not (4 or 7 or 10) || (s.Length >= 7 && s[4] != '-') || (s.Length == 10 && s[7] != '-'))
            return false;
        int? month = null, day = null;
        if (!TryDigits(s[..4], out var year))
            return false;
        if (s.Length >= 7)
        {
            if (!TryDigits(s[5..7], out var m))
                return false;
            month = m;
        }
        if (s.Length == 10)
        {
            if (!TryDigits(s[8..], out var d))
                return false;
            day = d;
        }
        return TryCreate(year, month, day, out date);
    }

    /// <exception cref="FormatException">The text is none of the three forms or no date of the calendar.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException("A date is written 2009, 2009-03 or 2009-03-14.");

    static PartialDate IParsable<PartialDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PartialDate>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PartialDate result) => TryParse(s, out result);

    /// <summary>By first possible day; of two with the same, the less precise first.</summary>
    public int CompareTo(PartialDate? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    private static bool TryDigits(ReadOnlySpan<char> s, out int value)
    {
        value = 0;
        foreach (var c in s)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
