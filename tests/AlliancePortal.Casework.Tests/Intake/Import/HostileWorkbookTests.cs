using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

public sealed class HostileWorkbookTests
{
    public static TheoryData<string, byte[]> Renamed => new()
    {
        { "empty_file", [] },
        { "not_a_workbook", "%PDF-1.7 and so on"u8.ToArray() },
        { "not_a_workbook", "First Name,Second Name\nAnna,Rusu"u8.ToArray() },
        { "not_a_workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("Workbook")] },
        { "encrypted_workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "not_a_workbook", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")) },
        { "not_a_workbook", Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"), ("word/document.xml", "<a/>")) },
        { "damaged_workbook", new HtcdsWorkbookBuilder().Row(Anna()).Build().ToArray()[..900] },
    };

    [Theory]
    [MemberData(nameof(Renamed))]
    public void What_is_no_workbook_is_refused_by_name(string code, byte[] content) =>
        Assert.Equal(code, Read(new MemoryStream(content)).Refusal?.Code);

    [Fact]
    public void Missing_columns_are_listed()
    {
        var columns = HtcdsLayout.Columns.Where(column => column.Column is not ("G" or "I")).ToArray();
        var refusal = Read(new HtcdsWorkbookBuilder { Columns = columns }.Build()).Refusal!;

        Assert.Equal("missing_columns", refusal.Code);
        Assert.Equal(["Birthdate", "Citizenship"], refusal.Subjects);
    }

    [Fact]
    public void A_column_that_occurs_twice_is_refused()
    {
        var columns = HtcdsLayout.Columns.Append(("AN", "prs_Birthdate", "Birthdate")).ToArray();

        Assert.Equal("duplicate_columns", Read(new HtcdsWorkbookBuilder { Columns = columns }.Build()).Refusal?.Code);
    }

    [Fact]
    public void Too_many_rows_refuse_the_file_before_the_first_is_read()
    {
        var builder = new HtcdsWorkbookBuilder { NumberedRows = 1_000 };
        for (var i = 0; i < 20; i++)
            builder.Row(Anna());

        Assert.Equal("too_many_rows", Read(builder.Build(), ImportLimits.Default with { Rows = 20 }).Refusal?.Code);
        Assert.Equal(20, Read(builder.Build(), ImportLimits.Default with { Rows = 22 }).Rows.Count);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_whether_or_not_it_can_seek()
    {
        var content = new HtcdsWorkbookBuilder().Row(Anna()).Build().ToArray();
        var limits = ImportLimits.Default with { FileBytes = content.Length - 1 };

        Assert.Equal("too_large", Read(new MemoryStream(content), limits).Refusal?.Code);
        Assert.Equal("too_large", Read(Unseekable(content), limits).Refusal?.Code);
        Assert.Single(Read(Unseekable(content)).Rows);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_unfolds()
    {
        var bomb = new HtcdsWorkbookBuilder().Row(Anna()).Part("xl/media/image1.png", new byte[64 * 1024 * 1024]).Build();

        Assert.Equal("too_large_unpacked", Read(bomb).Refusal?.Code);
    }

    [Fact]
    public void A_bomb_whose_header_lies_about_its_size_is_not_believed()
    {
        const int Padding = 64 * 1024 * 1024;
        var content = new HtcdsWorkbookBuilder().Row(Anna()).Raw(new string(' ', Padding)).Build().ToArray();
        var lies = 0;
        for (var i = 0; i <= content.Length - sizeof(int); i++)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(i)) is not (>= Padding and < Padding + 65_536))
                continue;
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(i), 1_000);
            lies++;
        }

        Assert.NotEqual(0, lies);
        Assert.Contains(Read(new MemoryStream(content)).Refusal?.Code, new[] { "too_large_unpacked", "damaged_workbook" });
    }

    [Fact]
    public void Too_many_entries_are_refused()
    {
        var builder = new HtcdsWorkbookBuilder().Row(Anna());
        for (var i = 0; i < 1_000; i++)
            builder.Part($"xl/media/{i}.png", []);

        Assert.Equal("too_large_unpacked", Read(builder.Build()).Refusal?.Code);
    }

    [Fact]
    public void A_document_type_definition_is_refused_and_no_entity_is_ever_resolved()
    {
        var builder = new HtcdsWorkbookBuilder { SheetProlog = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" }
            .Raw("<row r=\"3\"><c r=\"D3\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>");

        Assert.Equal("damaged_workbook", Read(builder.Build()).Refusal?.Code);
    }

    [Fact]
    public void Markup_nested_without_end_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("<r>", 50_000)) + string.Concat(Enumerable.Repeat("</r>", 50_000));
        var builder = new HtcdsWorkbookBuilder().Raw($"<row r=\"3\"><c r=\"D3\" t=\"inlineStr\"><is>{nested}</is></c></row>");

        Assert.Equal("damaged_workbook", Read(builder.Build()).Refusal?.Code);
    }

    [Fact]
    public void Macros_and_external_links_are_ignored_and_noted()
    {
        var (rows, refusal, notes) = Read(new HtcdsWorkbookBuilder { WithMacros = true }.ExternalLink().Row(Anna()).Build());

        Assert.Null(refusal);
        Assert.Equal("Anna", Assert.Single(rows).Person!.FirstName);
        Assert.Contains(notes, note => note.Code == FileNotes.MacrosIgnored);
        Assert.Contains(notes, note => note.Code == FileNotes.ExternalLinksIgnored);
    }

    [Fact]
    public void A_thousand_damaged_files_are_read_or_refused_but_never_break_the_reader()
    {
        var whole = new HtcdsWorkbookBuilder { WithMacros = true }.ExternalLink().Row(Anna()).Row(Anna(("First Name", "Bela"))).Build().ToArray();
        var random = new Random(20261123);
        var refused = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            refused += Read(new MemoryStream(damaged)).Refusal is null ? 0 : 1;
        }

        Assert.InRange(refused, 500, 1_000);
    }

    private static byte[] Zip(params (string Path, string Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static Stream Unseekable(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        packed.Position = 0;
        return new GZipStream(packed, CompressionMode.Decompress);
    }
}
