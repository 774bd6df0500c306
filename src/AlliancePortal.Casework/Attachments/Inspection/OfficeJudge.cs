using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Workbook;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>
/// Documents of Word and Excel: unpacked once within limits, every part well-formed, no macro, no other file inside, nothing fetched from elsewhere but by
/// a link that somebody presses. They are kept as they are, with what their program wrote about who saved them.
/// </summary>
internal static class OfficeJudge
{
    private static readonly ImportLimits Limits = new() { FileBytes = AttachmentLimits.FileBytes, InflatedBytes = AttachmentLimits.UnpackedBytes, Rows = int.MaxValue - 1 };

    // What runs or what is a file of its own; printer settings are the one harmless part with that ending.
    private static readonly string[] Forbidden = ["vbaproject", "/embeddings/", "/activex/", "/externallinks/", "/afchunk", "/webextensions/", "/customui"];

    private static ReadOnlySpan<byte> EncryptedPackageName => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>Whether a file of the older kind is in truth a newer document with a password.</summary>
    public static bool IsProtected(ReadOnlySpan<byte> compoundFile) => compoundFile.IndexOf(EncryptedPackageName) >= 0;

    /// <exception cref="RefusedException">Damaged, a bomb, of another kind, or with something in it that acts.</exception>
    public static FileType TypeOf(ReadOnlyMemory<byte> content)
    {
        if (!MemoryMarshal.TryGetArray(content, out var bytes)) bytes = content.ToArray();
        using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        if (ContainerInspection.Refuses(stream, Limits) is { } refusal) throw new RefusedException(Of(refusal));
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return TypeOf(zip);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw new RefusedException(AttachmentRefusals.Damaged);
        }
    }

    private static FileType TypeOf(ZipArchive zip)
    {
        var names = zip.Entries.Select(entry => entry.FullName.ToLowerInvariant()).ToList();
        if (names.Distinct().Count() != names.Count) throw new RefusedException(AttachmentRefusals.Damaged);
        if (names.Any(name => Forbidden.Any(part => ("/" + name).Contains(part, StringComparison.Ordinal)) || IsForeign(name))) throw new RefusedException(AttachmentRefusals.Active);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            if (FetchesFromElsewhere(entry)) throw new RefusedException(AttachmentRefusals.Active);
        var main = MainPart(zip.GetEntry("[Content_Types].xml")!);
        return main switch
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => FileType.Word,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => FileType.Excel,
            _ when main.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) => throw new RefusedException(AttachmentRefusals.Active),
            _ => throw new RefusedException(AttachmentRefusals.UnknownType),
        };
    }

    private static bool IsForeign(string name) => Path.GetExtension(name) switch
    {
        ".xml" or ".rels" or ".vml" or ".png" or ".jpg" or ".jpeg" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".emf" or ".wmf" or ".odttf" => false,
        ".bin" => !name.Contains("printersettings", StringComparison.Ordinal),
        _ => !name.EndsWith('/'),
    };

    private static bool FetchesFromElsewhere(ZipArchiveEntry relations)
    {
        using var reader = Reader(relations);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") continue;
            var kind = reader.GetAttribute("Type") ?? "";
            if (kind.EndsWith("/aFChunk", StringComparison.OrdinalIgnoreCase) || kind.EndsWith("/oleObject", StringComparison.OrdinalIgnoreCase) || kind.EndsWith("/vbaProject", StringComparison.OrdinalIgnoreCase)) return true;
            if (string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase) && !kind.EndsWith("/hyperlink", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>The content type of the part that is the document itself; empty: there is none, or more than one.</summary>
    private static string MainPart(ZipArchiveEntry types)
    {
        var found = new List<string>();
        using var reader = Reader(types);
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type && type.EndsWith("main+xml", StringComparison.OrdinalIgnoreCase)) found.Add(type);
        return found.Count == 1 ? found[0] : "";
    }

    private static XmlReader Reader(ZipArchiveEntry entry) =>
        XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    private static Refusal Of(FileRefusal refusal) => refusal.Code switch
    {
        "damaged_workbook" => AttachmentRefusals.Damaged,
        "too_large_unpacked" => AttachmentRefusals.Bomb,
        "encrypted_workbook" => AttachmentRefusals.Protected,
        _ => AttachmentRefusals.UnknownType,
    };
}
