using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Which cell styles of a workbook show a number as a date.</summary>
internal sealed class DateFormats
{
    private readonly bool[] styles;

    public DateFormats(WorkbookStylesPart? part)
    {
        var custom = part?.Stylesheet?.NumberingFormats?.Elements<NumberingFormat>()
            .GroupBy(format => format.NumberFormatId?.Value ?? 0)
            .ToDictionary(formats => formats.Key, formats => formats.Last().FormatCode?.Value ?? "") ?? [];
        styles = [.. part?.Stylesheet?.CellFormats?.Elements<CellFormat>()
            .Select(style => IsDate(style.NumberFormatId?.Value ?? 0, custom)) ?? []];
    }

    public bool IsDate(int style) => style >= 0 && style < styles.Length && styles[style];

    // Built-in formats of ECMA-376 18.8.30: dates are 14 to 17 and 22; 27 to 36 and 50 to 58 are dates of East Asian locales.
    private static bool IsDate(uint format, Dictionary<uint, string> custom) => custom.TryGetValue(format, out var code)
        ? ShowsDay(code)
        : format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    private static bool ShowsDay(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': quoted = !quoted; break;
                case '[' when !quoted: bracketed = true; break;
                case ']' when !quoted: bracketed = false; break;
                case '\\' or '_' or '*': i++; break;
                case 'd' or 'D' or 'y' or 'Y' when !quoted && !bracketed: return true;
            }
        }
        return false;
    }
}
