using System.Buffers;
using System.IO.Compression;
using System.Text;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>
/// Refuses a PDF that names a script, a program to start, a file inside or a password, wherever the name stands: in plain sight, with escaped letters, or
/// packed in a stream. A reader of PDF repairs what is broken in ways of its own, so this is a sieve and no proof; the file is kept as it is.
/// </summary>
internal static class PdfJudge
{
    private const int EndWithin = 2048;
    private const int LongestName = 127;

    /// <summary>Streams that look packed and are not; more of them only cost time.</summary>
    private const int MostBroken = 1_000;

    /// <summary>Names that are in no document of mere pages. Long enough not to occur by chance in a packed picture.</summary>
    private static readonly HashSet<string> Acting =
        ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "SubmitForm", "ImportData", "GoToE", "GoToR", "XFA", "Encrypt"];

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    private static ReadOnlySpan<byte> Packed => "stream"u8;

    /// <exception cref="RefusedException">Cut off, a bomb, protected, or with something in it that acts.</exception>
    public static void Check(ReadOnlySpan<byte> content)
    {
        if (content[Math.Max(0, content.Length - EndWithin)..].LastIndexOf("%%EOF"u8) < 0) throw new RefusedException(AttachmentRefusals.Damaged);
        CheckNames(content);
        var (left, broken) = (AttachmentLimits.UnpackedBytes, 0);
        var packed = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            content.CopyTo(packed);
            for (var at = 0; content[at..].IndexOf(Packed) is >= 0 and var found;)
            {
                at += found + Packed.Length;
                var start = at;
                while (start < content.Length && content[start] is (byte)'\r' or (byte)'\n' or (byte)' ') start++;
                if (!IsPacked(content[start..])) continue;
                left -= CheckPacked(packed, start, content.Length - start, left, ref broken);
                if (broken > MostBroken) throw new RefusedException(AttachmentRefusals.Damaged);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed, clearArray: true);
        }
    }

    /// <summary>By the first two bytes of what deflate packs, as its container has them.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> stream) => stream.Length > 2 && (stream[0] & 0x0F) == 8 && ((stream[0] << 8) + stream[1]) % 31 == 0;

    /// <returns>Bytes that it unpacked to.</returns>
    private static long CheckPacked(byte[] packed, int start, int length, long most, ref int broken)
    {
        using var stream = new ZLibStream(new MemoryStream(packed, start, length, writable: false), CompressionMode.Decompress);
        var piece = ArrayPool<byte>.Shared.Rent(64 * 1024 + LongestName);
        var (total, kept) = (0L, 0);
        try
        {
            while (stream.Read(piece, kept, 64 * 1024) is > 0 and var read)
            {
                total += read;
                if (total > most) throw new RefusedException(AttachmentRefusals.Bomb);
                CheckNames(piece.AsSpan(0, kept + read));
                // A name may stand across two pieces.
                var rest = Math.Min(LongestName, kept + read);
                piece.AsSpan(kept + read - rest, rest).CopyTo(piece);
                kept = rest;
            }
        }
        catch (InvalidDataException)
        {
            // What could be unpacked was looked at.
            broken++;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }

        return total;
    }

    private static void CheckNames(ReadOnlySpan<byte> content)
    {
        for (var at = 0; content[at..].IndexOf((byte)'/') is >= 0 and var found;)
        {
            at += found + 1;
            var rest = content[at..Math.Min(content.Length, at + LongestName)];
            var end = rest.IndexOfAny(NameEnds);
            if (!Acting.Contains(Name(end < 0 ? rest : rest[..end]))) continue;
            throw new RefusedException(Name(end < 0 ? rest : rest[..end]) == "Encrypt" ? AttachmentRefusals.Protected : AttachmentRefusals.Active);
        }
    }

    /// <summary>As a reader takes it: <c>#4A</c> is J.</summary>
    private static string Name(ReadOnlySpan<byte> raw)
    {
        if (raw.Length is < 3 or > 40) return "";
        var name = Encoding.Latin1.GetString(raw);
        for (var at = name.IndexOf('#', StringComparison.Ordinal); at >= 0 && at + 2 < name.Length; at = name.IndexOf('#', at + 1))
            if (char.IsAsciiHexDigit(name[at + 1]) && char.IsAsciiHexDigit(name[at + 2])) name = $"{name[..at]}{(char)Convert.ToByte(name.Substring(at + 1, 2), 16)}{name[(at + 3)..]}";
        return name;
    }
}
