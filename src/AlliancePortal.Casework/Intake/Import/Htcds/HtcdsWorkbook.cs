using AlliancePortal.Casework.Intake.Import.Workbook;
using DocumentFormat.OpenXml.Packaging;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>
/// Reads IOM's HTCDS 2.0 workbook (.xlsx or .xlsm) as filled in by an agency: the first sheet that has HTCDS headings, field names in a
/// hidden first row, several values in a cell separated by semicolons.
/// </summary>
public sealed class HtcdsWorkbook : IDisposable
{
    private readonly OpenedWorkbook workbook;
    private readonly WorksheetPart sheet;
    private readonly HtcdsHeader header;

    private HtcdsWorkbook(OpenedWorkbook workbook, WorksheetPart sheet, HtcdsHeader header) =>
        (this.workbook, this.sheet, this.header) = (workbook, sheet, header);

    /// <summary>What the sender should know; complete when the last row has been read.</summary>
    public FileNotes Notes { get; } = new();

    /// <summary>The filled rows as they stand in the sheet, read as they are asked for.</summary>
    public IEnumerable<HtcdsRow> Rows
    {
        get
        {
            foreach (var row in workbook.Rows(sheet).Where(row => row.Number > header.LastRow))
            {
                if (Named(row) is { Count: > 0 } cells)
                    yield return new HtcdsRow(row.Number, cells);
            }
        }
    }

    /// <summary>
    /// Reads the persons of a workbook. The stream must allow synchronous reading; one that cannot seek is copied into memory. It must stay
    /// open while rows are read and is not closed here.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="today">The day of the import where the portal is used: later dates are refused.</param>
    /// <param name="limits">How large the file may be.</param>
    public static ImportReading Read(Stream stream, DateOnly today, ImportLimits? limits = null)
    {
        if (Open(stream, out var opened, limits) is { } refusal)
            return new ImportReading(refusal);
        var mapping = new HtcdsMapping(opened!.Notes, today);
        return new ImportReading(opened.Rows.Select(mapping.Map), opened.Notes, opened);
    }

    /// <summary>Opens a workbook for its rows as they stand; says why it cannot be read, or null.</summary>
    public static FileRefusal? Open(Stream stream, out HtcdsWorkbook? opened, ImportLimits? limits = null)
    {
        opened = null;
        limits ??= ImportLimits.Default;
        if (SeekableInput.Open(stream, limits.FileBytes) is not { } input)
            return FileRefusal.TooLarge(limits.FileBytes);
        if (ContainerInspection.Refuses(input, limits) is { } refusedContainer)
            return refusedContainer;
        if (OpenedWorkbook.Open(input, out var workbook) is { } refusedWorkbook)
            return refusedWorkbook;

        var refusedSheet = FindSheet(workbook!, out opened);
        if (opened is null)
            workbook!.Dispose();
        return refusedSheet;
    }

    public void Dispose() => workbook.Dispose();

    private Dictionary<string, SheetCell> Named(SheetRow row)
    {
        var cells = new Dictionary<string, SheetCell>(row.Cells.Count);
        var byName = header.IsFilledByName(row);
        if (byName)
            Notes.Count(FileNotes.FieldNameFollowed, "Mailing address");
        foreach (var (column, cell) in row.Cells)
        {
            var known = (byName ? header.Contradicted.GetValueOrDefault(column) : null) ?? header.Fields.GetValueOrDefault(column);
            if (known is not null)
                cells[known.Name] = cell;
            if (known is not { IsCarried: true } && IsContent(column))
                Notes.Count(FileNotes.NotCarried, header.NameOf(column));
        }
        return cells;
    }

    private static FileRefusal? FindSheet(OpenedWorkbook workbook, out HtcdsWorkbook? opened)
    {
        opened = null;
        try
        {
            foreach (var (name, sheet) in workbook.Sheets)
            {
                if (HtcdsHeader.Find(workbook.Rows(sheet)) is not { } header)
                    continue;
                if (header.Refuses() is { } refusal)
                    return refusal;
                opened = new HtcdsWorkbook(workbook, sheet, header);
                opened.NoteFile(name);
                return null;
            }
        }
        catch (Exception damage) when (OpenedWorkbook.IsDamage(damage))
        {
            return FileRefusal.DamagedWorkbook;
        }
        return FileRefusal.MissingColumns([.. HtcdsFields.All.Where(field => field.IsRequired).Select(field => field.Label)]);
    }

    private void NoteFile(string sheetName)
    {
        if (workbook.HasMacros)
            Notes.Add(FileNotes.MacrosIgnored);
        if (workbook.HasExternalLinks)
            Notes.Add(FileNotes.ExternalLinksIgnored);
        foreach (var (name, _) in workbook.Sheets.Where(other => other.Name != sheetName))
            Notes.Add(FileNotes.SheetNotRead, name);
        foreach (var column in header.Contradicted.Keys)
            Notes.Add(FileNotes.HeadingFollowed, header.NameOf(column));
    }

    // Column A without heading holds the running numbers that IOM prints beforehand.
    private bool IsContent(int column) => column > 1 || header.Headings.ContainsKey(column);
}
