using System.Buffers.Binary;
using System.Text;
using AlliancePortal.Testing.Attachments;
using SkiaSharp;

namespace AlliancePortal.Casework.Tests.Attachments;

/// <summary>Files that are not what they seem, that act, or that nobody can look into.</summary>
internal static class WrongFiles
{
    private const string ExcelMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static byte[] CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

    public static byte[] Of(string file) => file switch
    {
        "excel" => SampleFiles.Word(ExcelMain),
        "empty" => [],
        "program" => [.. "MZ"u8, 0x90, 0x00, 0x03, .. new byte[200]],
        "zip" => SampleFiles.Zip(("a.txt", "Words.")),
        "heic" => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]],
        "gif" => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0],
        "compound" => CompoundFile,
        "protected" => [.. CompoundFile, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "cut jpeg" => SampleFiles.Picture(SKEncodedImageFormat.Jpeg, 640, 640)[..1200],
        "cut png" => SampleFiles.Picture(SKEncodedImageFormat.Png)[..70],
        "cut pdf" => SampleFiles.Pdf()[..200],
        "cut word" => SampleFiles.Word()[..300],
        "huge picture" => Huge(),
        "bomb" => SampleFiles.Word(("word/media/picture.xml", $"<a>{new string(' ', 20_000_000)}</a>")),
        "packed bomb" => SampleFiles.Pdf(SampleFiles.PdfStream(new string(' ', 1_000_000), "/XObject", 280)),
        "broken streams" => SampleFiles.Pdf(string.Concat(Enumerable.Repeat("stream\n\u0078\u009c\u0000\u0001\u0002endstream ", 1_200))),
        "pdf and zip" => [.. SampleFiles.Pdf(), .. SampleFiles.Zip(("a.txt", "Words.")), .. "%%EOF"u8],
        "text and pdf" => [.. "Dear all,\n"u8, .. SampleFiles.Pdf()],
        "text and zip" => [.. "Dear all,\n"u8, .. "PK\u0005\u0006"u8, .. "                  "u8],
        "zip and pdf" => SampleFiles.Word(("%PDF-1.7", "%PDF-1.7")) is var word ? [.. "PK\u0003\u0004%PDF-1.7"u8, .. word] : [],
        "script" => SampleFiles.Pdf("<< /S /JavaScript /JS (app.alert(1)) >>"),
        "hidden script" => SampleFiles.Pdf("<< /S /J#61vaScrip#74 /JS (app.alert(1)) >>"),
        "packed script" => SampleFiles.Pdf(SampleFiles.PdfStream(new string(' ', 65_530) + "<< /S /JavaScript /JS (app.alert(1)) >>")),
        "file inside" => SampleFiles.Pdf("<< /Type /EmbeddedFile >>"),
        "program to start" => SampleFiles.Pdf("<< /S /Launch /F (cmd.exe) >>"),
        "form" => SampleFiles.Pdf("<< /XFA [] >>"),
        "locked pdf" => SampleFiles.Pdf("<< /Encrypt 5 0 R >>"),
        "macro" => SampleFiles.Word(("word/vbaProject.bin", "x")),
        "macro type" => SampleFiles.Word("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "object" => SampleFiles.Word(("word/embeddings/oleObject1.bin", "x")),
        "template" => SampleFiles.Word(SampleFiles.External("attachedTemplate", "https://example.org/t.dotm")),
        "entity" => SampleFiles.Word(("word/more.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file, null),
    };

    /// <summary>A picture that says of itself to be 30,000 wide and high.</summary>
    private static byte[] Huge()
    {
        var png = SampleFiles.Picture(SKEncodedImageFormat.Png);
        byte[] side = [0, 0, 0x75, 0x30];
        side.CopyTo(png, 16);
        side.CopyTo(png, 20);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}

/// <summary>A stream of letters without end that counts how many were taken.</summary>
internal sealed class EndlessStream : Stream
{
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        buffer.AsSpan(offset, count).Fill((byte)'a');
        Given += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
