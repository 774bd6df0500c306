using System.Buffers;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>
/// Looks at a file before it comes near a case, outside any transaction: the kind by its content, then the judge of that kind, then the scanner. It knows
/// neither person nor case; who may attach anything is asked by the gate afterwards, and a file that is refused here is refused there in the audit.
/// </summary>
public sealed class FileInspection(Clamd scanner)
{
    private const string Unnamed = "file";

    /// <summary>Reads the stream to its end, and not further than a file may be long, whatever its sender said of its length.</summary>
    /// <returns>The file, or why it is not taken.</returns>
    public async Task<Outcome<InspectedFile>> InspectAsync(string? fileName, Stream stream, long? said, CancellationToken cancel)
    {
        try
        {
            var content = await ReadAsync(stream, said, cancel);
            var name = NameOf(fileName);
            var type = FileSignature.Of(content);
            if (!type.Fits(name)) return AttachmentRefusals.OtherType;
            var judged = await JudgeAsync(type, content, cancel);
            if (judged.Content.Length > AttachmentLimits.FileBytes) return AttachmentRefusals.TooLarge;
            return new InspectedFile(name, judged.Type, judged.Content, await scanner.ScanAsync(content, cancel));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static async ValueTask<JudgedFile> JudgeAsync(FileType type, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        if (type == FileType.Jpeg || type == FileType.Png || type == FileType.WebP) return await ImageCleaning.CleanAsync(type, content, cancel);
        if (type == FileType.Pdf) PdfJudge.Check(content.Span);
        return new JudgedFile(type, content);
    }

    private static string NameOf(string? fileName) => PersonText.Line(Path.GetFileName(fileName?.Replace('\\', '/'))).Value ?? Unnamed;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, long? said, CancellationToken cancel)
    {
        const int most = AttachmentLimits.FileBytes;
        using var content = new MemoryStream((int)Math.Clamp(said ?? 0, 0, most));
        var piece = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
            {
                if (content.Length + read > most) throw new RefusedException(AttachmentRefusals.TooLarge);
                content.Write(piece, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }

        if (content.Length == 0) throw new RefusedException(AttachmentRefusals.Empty);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
