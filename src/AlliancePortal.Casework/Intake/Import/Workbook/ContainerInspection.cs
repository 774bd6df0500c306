using System.IO.Compression;
using System.Xml;

namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>
/// Reads every part of a workbook once before anything is built from it: real inflated bytes, well-formed markup without document
/// type definition or deep nesting (a reader that recurses would end the process), and the number of filled rows.
/// </summary>
internal static class ContainerInspection
{
    private const int DeepestMarkup = 64;
    private static ReadOnlySpan<byte> ZipSignature => "PK\u0003\u0004"u8;
    private static ReadOnlySpan<byte> CompoundFileSignature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static ReadOnlySpan<byte> EncryptedPackageName => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>Why the stream cannot be read as a workbook, or null. Leaves the position at the start.</summary>
    public static FileRefusal? Refuses(Stream stream, ImportLimits limits)
    {
        if (stream.Length == 0)
            return FileRefusal.EmptyFile;
        var head = SeekableInput.Head(stream, CompoundFileSignature.Length);
        if (head.AsSpan().StartsWith(CompoundFileSignature))
            return IsEncrypted(stream) ? FileRefusal.EncryptedWorkbook : FileRefusal.NotAWorkbook;
        if (!head.AsSpan().StartsWith(ZipSignature))
            return FileRefusal.NotAWorkbook;

        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return RefusesParts(zip, stream.Length, limits);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return FileRefusal.DamagedWorkbook;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    private static FileRefusal? RefusesParts(ZipArchive zip, long fileBytes, ImportLimits limits)
    {
        if (zip.Entries.Count > limits.Entries)
            return FileRefusal.TooLargeUnpacked;
        var meter = new InflationMeter(limits, fileBytes);
        try
        {
            foreach (var entry in zip.Entries)
            {
                using var part = new MeteredStream(entry.Open(), meter);
                if (!IsMarkup(entry.FullName))
                    part.CopyTo(Stream.Null);
                else if (FilledRows(part, limits) > limits.Rows)
                    return FileRefusal.TooManyRows(limits.Rows);
            }
        }
        catch (InflationMeter.ExceededException)
        {
            return FileRefusal.TooLargeUnpacked;
        }
        return zip.Entries.Any(entry => entry.FullName == "[Content_Types].xml") ? null : FileRefusal.NotAWorkbook;
    }

    private static int FilledRows(Stream part, ImportLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.InflatedBytes,
        };
        using var reader = XmlReader.Create(part, settings);
        var (rows, column, rowIsFilled) = (0, 0, false);
        var isSheet = reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "worksheet";
        while (reader.Read() && rows <= limits.Rows)
        {
            if (reader.Depth > DeepestMarkup)
                throw new XmlException("Markup is nested too deeply.");
            if (!isSheet || reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "row")
                (column, rowIsFilled) = (0, false);
            else if (reader.LocalName == "c")
                column = ColumnLetters.ColumnOf(reader.GetAttribute("r")) ?? column + 1;
            // IOM numbers 1,000 rows beforehand in the first column; those are not people.
            else if (reader.LocalName is "v" or "is" && column > 1 && !rowIsFilled)
                (rows, rowIsFilled) = (rows + 1, true);
        }
        return rows;
    }

    private static bool IsMarkup(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool IsEncrypted(Stream stream)
    {
        // The directory of a compound file lies anywhere in it; protected workbooks are searched whole, they are within the size limit.
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        stream.Position = 0;
        return content.AsSpan().IndexOf(EncryptedPackageName) >= 0;
    }
}
