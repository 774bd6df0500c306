using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace AlliancePortal.Testing.Attachments;

/// <summary>Small files of each kind, made anew, and ways to make wrong ones of them.</summary>
public static class SampleFiles
{
    /// <summary>Stands wherever a picture tells where and by what it was taken.</summary>
    public const string Where = "Kanarinka42-2139N-20-7397E";

    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Lies on its side: 64 wide and 32 high, to be looked at 32 wide and 64 high, red above. With place, telephone, a comment and something behind its end.</summary>
    public static byte[] Jpeg()
    {
        var plain = Picture(SKEncodedImageFormat.Jpeg);
        var exif = Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff()]);
        var xmp = Segment(0xE1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{Where}</x:xmpmeta>"));
        var profile = Segment(0xE2, Encoding.ASCII.GetBytes($"ICC_PROFILE\0\u0001\u0001{Where}"));
        var comment = Segment(0xFE, Encoding.ASCII.GetBytes(Where));
        return [.. plain[..2], .. exif, .. xmp, .. profile, .. comment, .. plain[2..], .. Encoding.ASCII.GetBytes(Where)];
    }

    public static byte[] Picture(SKEncodedImageFormat format, int width = 64, int height = 32)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2, height, red);
        }

        using var encoded = bitmap.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>One page; <paramref name="more"/> stands as an object of its own.</summary>
    public static byte[] Pdf(string more = "<< >>") => Encoding.Latin1.GetBytes($"""
        %PDF-1.7
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >> endobj
        4 0 obj {more} endobj
        trailer << /Root 1 0 R /Size 5 >>
        startxref
        0
        %%EOF
        """);

    /// <summary>A stream as PDF writers pack them.</summary>
    /// <param name="times">How often the content stands in it.</param>
    public static string PdfStream(string content, string kind = "/ObjStm", int times = 1)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var bytes = Encoding.Latin1.GetBytes(content); times > 0; times--) zlib.Write(bytes);
        return $"<< /Type {kind} /Filter /FlateDecode /Length {packed.Length} >> stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
    }

    public static byte[] Text(string text = "What she said, in her own words: „Më ndihmoni“, помогите.\n") => Encoding.UTF8.GetBytes(text);

    public static byte[] Word(params (string Name, string Content)[] more) => Word(WordMain, more);

    /// <param name="main">Content type of the document's own part.</param>
    public static byte[] Word(string main, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>"""),
        .. more,
    ]);

    /// <summary>A relation of the document to something elsewhere.</summary>
    public static (string, string) External(string kind, string target) =>
        ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>""");

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return packed.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>Orientation 6 (turn to the right), a description, and a directory of the place.</summary>
    private static byte[] Tiff()
    {
        var text = Encoding.ASCII.GetBytes(Where + "\0");
        const int entries = 3;
        const int directory = 8;
        var words = directory + 2 + entries * 12 + 4;
        var place = words + text.Length;
        using var tiff = new MemoryStream();
        using var write = new BinaryWriter(tiff);
        void Entry(ushort tag, ushort kind, int count, int value)
        {
            write.Write(tag);
            write.Write(kind);
            write.Write(count);
            write.Write(value);
        }

        write.Write("II*\0"u8);
        write.Write(directory);
        write.Write((ushort)entries);
        Entry(0x010E, 2, text.Length, words);
        Entry(0x0112, 3, 1, 6);
        Entry(0x8825, 4, 1, place);
        write.Write(0);
        write.Write(text);
        write.Write((ushort)1);
        Entry(0x0001, 2, 2, 'N');
        write.Write(0);
        return tiff.ToArray();
    }
}
