using System.Text;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Attachments;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace AlliancePortal.Casework.Tests.Attachments;

/// <summary>What a file is, is told by its content; what cannot be judged is refused in words.</summary>
public sealed class FileInspectionTests
{
    private static readonly FileInspection Inspection = new(new Clamd(new ClamdSettings(null), NullLogger<Clamd>.Instance));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?, string> Kinds => new()
    {
        { "jpeg", "photo.JPG", "jpeg" }, { "jpeg", null, "jpeg" }, { "png", "scan.png", "png" }, { "webp", "picture.webp", "jpeg" }, { "pdf", "letter.pdf", "pdf" },
        { "text", "words.txt", "text" }, { "word", "report.docx", "docx" }, { "excel", "list.xlsx", "xlsx" },
    };

    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "jpeg", "photo.png", "file_type_mismatch" }, { "text", "page.html", "file_type_mismatch" }, { "text", "photo.jpg", "file_type_mismatch" }, { "pdf", "letter.docx", "file_type_mismatch" }, { "word", "list.xlsx", "file_type_mismatch" },
        { "empty", "words.txt", "file_empty" }, { "program", "words.txt", "file_type_unknown" }, { "zip", "files.zip", "file_type_unknown" }, { "zip", "report.docx", "file_type_unknown" }, { "heic", "photo.jpg", "file_type_unknown" },
        { "compound", "report.doc", "file_type_unknown" }, { "protected", "report.docx", "file_protected" }, { "gif", "photo.gif", "file_type_unknown" },
        { "cut jpeg", "photo.jpg", "file_damaged" }, { "cut png", "scan.png", "file_damaged" }, { "cut pdf", "letter.pdf", "file_damaged" }, { "cut word", "report.docx", "file_damaged" },
        { "huge picture", "photo.png", "file_pixels" }, { "bomb", "report.docx", "file_bomb" }, { "packed bomb", "letter.pdf", "file_bomb" }, { "broken streams", "letter.pdf", "file_damaged" },
        { "pdf and zip", "letter.pdf", "file_type_unknown" }, { "text and pdf", "words.txt", "file_type_unknown" }, { "text and zip", "words.txt", "file_type_unknown" }, { "zip and pdf", "report.docx", "file_type_unknown" },
        { "script", "letter.pdf", "file_active" }, { "hidden script", "letter.pdf", "file_active" }, { "packed script", "letter.pdf", "file_active" }, { "file inside", "letter.pdf", "file_active" }, { "program to start", "letter.pdf", "file_active" },
        { "form", "letter.pdf", "file_active" }, { "locked pdf", "letter.pdf", "file_protected" },
        { "macro", "report.docx", "file_active" }, { "macro type", "report.docx", "file_active" }, { "object", "report.docx", "file_active" }, { "template", "report.docx", "file_active" }, { "entity", "report.docx", "file_damaged" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_that_can_be_judged_is_taken_and_known_by_its_content(string file, string? name, string expected) =>
        Assert.Equal((expected, ScanState.NotScanned), await InspectAsync(Of(file), name) is { Succeeded: true, Value: var taken } ? (taken.Type.Code, taken.Scan) : ("refused", ""));

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_of_no_such_kind_or_of_two_or_acts_or_unpacks_without_end_is_refused(string file, string? name, string expected)
    {
        var refusal = (await InspectAsync(Of(file), name)).Refusal!;
        Assert.Equal(expected, Assert.Single(refusal.Fields["file"]));
    }

    [Fact]
    public async Task A_document_with_a_link_to_press_is_taken() =>
        Assert.True((await InspectAsync(SampleFiles.Word(SampleFiles.External("hyperlink", "https://example.org/")), "report.docx")).Succeeded);

    [Fact]
    public async Task A_photo_stands_upright_and_tells_nothing_of_where_and_by_what_it_was_taken()
    {
        var taken = SampleFiles.Jpeg();
        foreach (var told in new[] { SampleFiles.Where, "Exif\0", "ICC_PROFILE", "ns.adobe.com" }) Assert.True(Has(taken, told));

        var clean = (await InspectAsync(taken, "IMG_2217.jpg")).Value.Content.ToArray();
        foreach (var told in new[] { SampleFiles.Where, "Exif\0", "ICC_PROFILE", "ns.adobe.com", "IMG_2217" }) Assert.False(Has(clean, told), told);
        using var picture = SKBitmap.Decode(clean);
        Assert.Equal((32, 64), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(16, 8).Red > 200 && picture.GetPixel(16, 56).Blue > 200);
    }

    [Fact]
    public async Task What_hides_behind_a_picture_does_not_come_along()
    {
        byte[] both = [.. SampleFiles.Picture(SKEncodedImageFormat.Png), .. SampleFiles.Zip(("hidden.txt", "Kanarinka"))];
        var clean = (await InspectAsync(both, "scan.png")).Value.Content.ToArray();
        Assert.False(Has(clean, "PK\u0003\u0004"));
    }

    [Fact]
    public async Task More_than_a_file_may_be_long_is_not_read_whatever_its_sender_said()
    {
        using var endless = new EndlessStream();
        var refusal = (await Inspection.InspectAsync("words.txt", endless, 10, Cancel)).Refusal;
        Assert.Equal(AttachmentRefusals.TooLarge, refusal);
        Assert.InRange(endless.Given, AttachmentLimits.FileBytes, AttachmentLimits.FileBytes + 1024 * 1024);
    }

    [Fact]
    public async Task Two_hundred_damaged_files_are_taken_or_refused_and_none_is_a_fault()
    {
        var random = new Random(20261127);
        var (taken, refused) = (0, 0);
        foreach (var kind in new[] { "jpeg", "png", "webp", "pdf", "packed", "word", "excel", "text" })
        {
            for (var time = 0; time < 25; time++)
            {
                var bytes = Of(kind).ToArray();
                for (var hit = random.Next(1, 12); hit > 0; hit--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (time % 3 == 0) bytes = bytes[..random.Next(1, bytes.Length)];
                if ((await InspectAsync(bytes, null)).Succeeded) taken++;
                else refused++;
            }
        }

        Assert.Equal(200, taken + refused);
        Assert.True(refused > 50 && taken > 10, $"{taken} taken, {refused} refused");
    }

    private static Task<Outcome<InspectedFile>> InspectAsync(byte[] bytes, string? name) => Inspection.InspectAsync(name, new MemoryStream(bytes), bytes.Length, Cancel);

    private static bool Has(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text)) >= 0;

    private static byte[] Of(string file) => file switch
    {
        "jpeg" => SampleFiles.Jpeg(),
        "png" => SampleFiles.Picture(SKEncodedImageFormat.Png),
        "webp" => SampleFiles.Picture(SKEncodedImageFormat.Webp),
        "pdf" => SampleFiles.Pdf(),
        "packed" => SampleFiles.Pdf(SampleFiles.PdfStream("<< /Type /Font >>")),
        "text" => SampleFiles.Text(),
        "word" => SampleFiles.Word(),
        _ => WrongFiles.Of(file),
    };
}
