using System.Globalization;
using CsvHelper;

namespace AlliancePortal.Casework.Intake.Import.Ctdc;

/// <summary>Reads coded cases of the Counter-Trafficking Data Collaborative from CSV (UTF-8; comma, semicolon or tab).</summary>
public static class CtdcFile
{
    private const int LongestRecordBytes = 16_384;
    private const int HeadBytes = 4_096;

    /// <summary>
    /// Reads the persons of a file. The stream must allow synchronous reading; one that cannot seek is copied into memory. It must stay
    /// open while rows are read and is not closed here.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="today">The day of the import where the portal is used: later years are refused.</param>
    /// <param name="limits">How large the file may be.</param>
    public static ImportReading Read(Stream stream, DateOnly today, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        if (SeekableInput.Open(stream, limits.FileBytes) is not { } input)
            return new ImportReading(FileRefusal.TooLarge(limits.FileBytes));
        if (input.Length == 0)
            return new ImportReading(FileRefusal.EmptyFile);
        if (SeekableInput.Head(input, HeadBytes).AsSpan().IndexOfAny((byte)0, (byte)0x1A) >= 0 || IsPackaged(SeekableInput.Head(input, 4)))
            return new ImportReading(FileRefusal.NotACsv);
        if (RefusesRows(input, limits) is { } refusal)
            return new ImportReading(refusal);

        var notes = new FileNotes();
        var csv = Open(input);
        csv.ReadHeader();
        foreach (var column in csv.Headers.Except(CtdcColumns.All))
            notes.Add(FileNotes.NotCarried, column);
        return new ImportReading(Rows(csv, new CtdcMapping(notes, today)), notes, csv);
    }

    private static IEnumerable<ImportedRow> Rows(CsvReader csv, CtdcMapping mapping)
    {
        var columns = csv.Headers.Index().ToDictionary(header => header.Item, header => header.Index);
        while (csv.Read())
        {
            var row = (int)csv.LineNumber;
            yield return csv.FieldCount == csv.Headers.Count
                ? mapping.Map(row, column => csv.GetString(columns[column]))
                : new ImportedRow(row, null, [RowProblem.Of(row, "", RowProblems.WrongNumberOfFields, csv.FieldCount.ToString(CultureInfo.InvariantCulture))]);
        }
    }

    private static FileRefusal? RefusesRows(Stream input, ImportLimits limits)
    {
        try
        {
            using var csv = Open(input);
            csv.ReadHeader();
            var missing = CtdcColumns.All.Except(csv.Headers).ToList();
            if (missing.Count > 0)
                return FileRefusal.MissingColumns(missing);
            if (csv.Headers.GroupBy(name => name).FirstOrDefault(names => names.Count() > 1) is { } twice)
                return FileRefusal.DuplicateColumns([twice.Key]);
            for (var rows = 0; csv.Read(); rows++)
            {
                if (rows == limits.Rows)
                    return FileRefusal.TooManyRows(limits.Rows);
            }
            return null;
        }
        catch (CsvFormatException)
        {
            return FileRefusal.NotACsv;
        }
        finally
        {
            input.Position = 0;
        }
    }

    private static CsvReader Open(Stream input) => CsvReader.Create(
        input,
        new CsvReaderOptions
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecordBytes,
            AllowLineBreaksInQuotes = false,
            PoolStrings = true,
        },
        leaveOpen: true);

    private static bool IsPackaged(ReadOnlySpan<byte> head) => head.StartsWith("%PDF"u8) || head.StartsWith("PK"u8);
}
