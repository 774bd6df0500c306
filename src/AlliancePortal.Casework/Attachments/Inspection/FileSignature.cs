using System.Text.Unicode;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>Tells the kind of a file by its content alone.</summary>
internal static class FileSignature
{
    private const int HeadOfPdf = 1024;
    private const int TailOfZip = 64 * 1024 + 22;

    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EndOfZip => "PK\u0005\u0006"u8;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The kind; what is a container is unpacked for it.</summary>
    /// <exception cref="RefusedException">It is none that can be attached, or of two kinds at once.</exception>
    public static FileType Of(ReadOnlyMemory<byte> file)
    {
        var content = file.Span;
        if (content.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return FileType.Jpeg;
        if (content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileType.Png;
        if (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8)) return FileType.WebP;
        if (content.StartsWith(CompoundFile)) throw new RefusedException(OfficeJudge.IsProtected(content) ? AttachmentRefusals.Protected : AttachmentRefusals.UnknownType);
        var isZip = content.StartsWith(Zip);
        // Pictures are written anew. What is kept as it is must not be a second kind of file for a reader who looks at another end of it.
        if (!content.StartsWith(Pdf) && content[..Math.Min(HeadOfPdf, content.Length)].IndexOf(Pdf) >= 0) throw new RefusedException(AttachmentRefusals.UnknownType);
        if (!isZip && content[Math.Max(0, content.Length - TailOfZip)..].LastIndexOf(EndOfZip) >= 0) throw new RefusedException(AttachmentRefusals.UnknownType);
        if (content.StartsWith(Pdf)) return FileType.Pdf;
        if (isZip) return OfficeJudge.TypeOf(file);
        return IsText(content) ? FileType.PlainText : throw new RefusedException(AttachmentRefusals.UnknownType);
    }

    private static bool IsText(ReadOnlySpan<byte> content) =>
        Utf8.IsValid(content) && content.IndexOfAnyInRange((byte)0, (byte)8) < 0 && content.IndexOfAnyInRange((byte)14, (byte)31) < 0 && content.IndexOfAny((byte)11, (byte)127) < 0;
}
