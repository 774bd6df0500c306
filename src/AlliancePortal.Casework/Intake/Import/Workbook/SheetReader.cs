using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Reads the filled cells of a sheet row by row without holding the sheet in memory.</summary>
internal sealed class SheetReader(IReadOnlyList<string> sharedStrings, DateFormats formats, bool since1904)
{
    public IEnumerable<SheetRow> Rows(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        var (number, column) = (0, 0);
        var cells = new Dictionary<int, SheetCell>();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                number = int.TryParse(Attribute(reader, "r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                (column, cells) = (0, []);
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                column = ColumnLetters.ColumnOf(Attribute(reader, "r")) ?? column + 1;
                if (ReadCell(reader) is { } cell)
                    cells[column] = cell;
            }

            if (reader.ElementType == typeof(Row) && reader.IsEndElement && cells.Count > 0)
                yield return new SheetRow(number, cells);
        }
    }

    private SheetCell? ReadCell(OpenXmlReader reader)
    {
        var type = Attribute(reader, "t") ?? "n";
        var style = int.TryParse(Attribute(reader, "s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        var (value, hasFormula, inline) = ((string?)null, false, new RichText());
        while (!(reader.ElementType == typeof(Cell) && reader.IsEndElement) && reader.Read())
        {
            if (reader.ElementType == typeof(CellValue) && reader.IsStartElement)
                value = reader.GetText();
            else if (reader.ElementType == typeof(CellFormula) && reader.IsStartElement)
                hasFormula = true;
            else
                inline.Take(reader);
        }

        if (type == "inlineStr")
            value = inline.Finish();
        return string.IsNullOrWhiteSpace(value)
            ? hasFormula && type != "str" ? new SheetCell(CellKind.FormulaWithoutValue, "") : null
            : Typed(type, value, style);
    }

    private SheetCell? Typed(string type, string value, int style) => type switch
    {
        "s" => Shared(value),
        "str" => new SheetCell(CellKind.Text, RichText.Unescape(value)),
        "inlineStr" => new SheetCell(CellKind.Text, value),
        "b" => new SheetCell(CellKind.Boolean, value.Trim() is "1" or "true" ? "TRUE" : "FALSE"),
        "e" => new SheetCell(CellKind.Error, value),
        "d" => IsoDate(value),
        _ => Number(value, style),
    };

    private SheetCell? Shared(string value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) || index >= sharedStrings.Count)
            return new SheetCell(CellKind.Error, "#REF!");
        return string.IsNullOrWhiteSpace(sharedStrings[index]) ? null : new SheetCell(CellKind.Text, sharedStrings[index]);
    }

    private SheetCell Number(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return new SheetCell(CellKind.Error, value);
        var date = SerialDate.ToDate(number, since1904);
        if (formats.IsDate(style))
            return new SheetCell(CellKind.Date, date?.ToString("O", CultureInfo.InvariantCulture) ?? value, date);
        var plain = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : value;
        return new SheetCell(CellKind.Number, plain, date);
    }

    private static SheetCell IsoDate(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new SheetCell(CellKind.Date, DateOnly.FromDateTime(date).ToString("O", CultureInfo.InvariantCulture), DateOnly.FromDateTime(date))
            : new SheetCell(CellKind.Text, value);

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name && attribute.NamespaceUri.Length == 0)
                return attribute.Value;
        }
        return null;
    }
}
