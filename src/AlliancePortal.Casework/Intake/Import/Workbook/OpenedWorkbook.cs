using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>
/// A workbook that passed <see cref="ContainerInspection"/>. Macro-enabled ones are read like any other, because IOM itself hands out
/// an .xlsm with multiple choice: nothing in this code runs a macro, and the file is not kept.
/// </summary>
internal sealed class OpenedWorkbook : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly SheetReader reader;

    private OpenedWorkbook(SpreadsheetDocument document, WorkbookPart part)
    {
        this.document = document;
        var since1904 = part.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
        reader = new SheetReader(RichText.SharedBy(part.SharedStringTablePart), new DateFormats(part.WorkbookStylesPart), since1904);
        HasMacros = part.VbaProjectPart is not null;
        HasExternalLinks = part.ExternalWorkbookParts.Any();
        Sheets = [.. part.Workbook?.Sheets?.Elements<Sheet>()
            .Where(sheet => sheet.Id?.Value is { } id && part.Parts.Any(child => child.RelationshipId == id && child.OpenXmlPart is WorksheetPart))
            .Select(sheet => (sheet.Name?.Value ?? "", (WorksheetPart)part.GetPartById(sheet.Id!.Value!))) ?? []];
    }

    public bool HasMacros { get; }

    public bool HasExternalLinks { get; }

    /// <summary>The worksheets in the order of their tabs.</summary>
    public IReadOnlyList<(string Name, WorksheetPart Part)> Sheets { get; }

    /// <summary>Opens the workbook, or says why it is none.</summary>
    public static FileRefusal? Open(Stream stream, out OpenedWorkbook? workbook)
    {
        workbook = null;
        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(stream, isEditable: false);
            if (document.WorkbookPart is not { } part)
                return FileRefusal.NotAWorkbook;
            workbook = new OpenedWorkbook(document, part);
            return null;
        }
        catch (Exception damage) when (damage is OpenXmlPackageException or FileFormatException)
        {
            return FileRefusal.NotAWorkbook;
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return FileRefusal.DamagedWorkbook;
        }
        finally
        {
            if (workbook is null)
                document?.Dispose();
        }
    }

    /// <summary>What the readers of the file format throw on markup that no spreadsheet program writes.</summary>
    public static bool IsDamage(Exception exception) => exception
        is XmlException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException
        or KeyNotFoundException or NotSupportedException or IOException or OverflowException;

    /// <summary>The rows of a sheet that have a filled cell.</summary>
    public IEnumerable<SheetRow> Rows(WorksheetPart sheet) => reader.Rows(sheet);

    public void Dispose() => document.Dispose();
}
