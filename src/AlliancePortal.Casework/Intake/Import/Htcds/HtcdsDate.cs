using System.Globalization;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Intake.Import.Workbook;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>Reads dates as they occur in workbooks: date cells, bare years, ISO, and day.month.year as written in the region.</summary>
internal static partial class HtcdsDate
{
    // Serial numbers of 1927 to 2099; smaller ones are years or slips of the finger. Values pasted without format look so.
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>The code of what is wrong, or null and the date.</summary>
    public static string? Read(SheetCell cell, out PartialDate? date)
    {
        date = cell.Kind switch
        {
            CellKind.Date => cell.Date is { } day ? PartialDate.Of(day) : null,
            CellKind.Number => FromNumber(cell),
            CellKind.Text => FromIso(cell.Text) ?? FromDottedForm(cell.Text),
            _ => null,
        };
        return date is not null ? null
            : cell.Kind == CellKind.Text ? FromSlashedForm(cell.Text, out date)
            : RowProblems.UnreadableDate;
    }

    private static PartialDate? FromNumber(SheetCell cell)
    {
        if (!decimal.TryParse(cell.Text, CultureInfo.InvariantCulture, out var number))
            return null;
        if (number is >= FirstSerial and <= LastSerial)
            return cell.Date is { } day ? PartialDate.Of(day) : null;
        return number is >= FirstYear and <= LastYear && decimal.IsInteger(number) ? Create((int)number, null, null) : null;
    }

    private static PartialDate? FromIso(string text)
    {
        if (PartialDate.TryParse(text, out var date))
            return date;
        return IsoInstant().Match(text.Trim()) is { Success: true } instant && PartialDate.TryParse(instant.Groups["day"].Value, out date) ? date : null;
    }

    private static PartialDate? FromDottedForm(string text) =>
        Dotted().Match(text) is { Success: true } found ? Create(Part(found, "y")!.Value, Part(found, "m"), Part(found, "d")) : null;

    private static string? FromSlashedForm(string text, out PartialDate? date)
    {
        date = null;
        if (Slashed().Match(text) is not { Success: true } found)
            return RowProblems.UnreadableDate;
        var (year, first, second) = (Part(found, "y")!.Value, Part(found, "a")!.Value, Part(found, "b")!.Value);
        var (dayFirst, monthFirst) = (Create(year, second, first), Create(year, first, second));
        if (dayFirst is not null && monthFirst is not null && dayFirst != monthFirst)
            return RowProblems.AmbiguousDate;
        date = dayFirst ?? monthFirst;
        return date is null ? RowProblems.UnreadableDate : null;
    }

    private static PartialDate? Create(int year, int? month, int? day) => PartialDate.TryCreate(year, month, day, out var date) ? date : null;

    private static int? Part(Match match, string name) =>
        match.Groups[name] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$")]
    private static partial Regex IsoInstant();

    [GeneratedRegex(@"^\s*((?<d>[0-9]{1,2})\.\s*)?(?<m>[0-9]{1,2})\.\s*(?<y>[0-9]{4})\.?\s*$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^\s*(?<a>[0-9]{1,2})[/-](?<b>[0-9]{1,2})[/-](?<y>[0-9]{4})\s*$")]
    private static partial Regex Slashed();
}
