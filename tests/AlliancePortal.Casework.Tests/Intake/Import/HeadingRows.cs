using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlliancePortal.Casework.Tests.Intake.Import;

/// <summary>The two heading rows of a workbook as IOM publishes it, read without the code under test.</summary>
internal static class HeadingRows
{
    public static (string Column, string Name, string Label)[] Of(string path)
    {
        using var file = File.OpenRead(path);
        using var document = SpreadsheetDocument.Open(file, false);
        var workbook = document.WorkbookPart!;
        var shared = workbook.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>().Select(item => item.InnerText).ToList();
        var sheet = (WorksheetPart)workbook.GetPartById(workbook.Workbook!.Sheets!.Elements<Sheet>().First().Id!.Value!);
        var rows = sheet.Worksheet!.Descendants<Row>().Take(2).Select(row => row.Elements<Cell>()
            .Where(cell => cell.CellValue is not null)
            .ToDictionary(cell => cell.CellReference!.Value!.TrimEnd('1', '2'), cell => shared[int.Parse(cell.CellValue!.Text)])).ToList();
        return [.. rows[1].Select(label => (label.Key, rows[0].GetValueOrDefault(label.Key, ""), label.Value))];
    }
}
