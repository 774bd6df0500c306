using System.Text;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Testing.Import;
using AlliancePortal.Web.Intake.Import;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;

namespace AlliancePortal.Web.Tests.Intake;

/// <summary>Files that are none, or worse, given to the page: each gets an answer in words above the form, nothing of it is stored, and the page goes on.</summary>
public sealed class HostileUploadTests
{
    private const string Worker = "caseworker@shelter.demo";

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Refused => new()
    {
        { "pdf", "cases.xlsx", "not an Excel workbook" },
        { "html", "cases.xlsm", "not an Excel workbook" },
        { "bomb", "cases.xlsx", "far larger than any sheet of cases" },
        { "entries", "cases.xlsx", "far larger than any sheet of cases" },
        { "half", "cases.xlsx", "damaged" },
        { "entity", "cases.xlsx", "damaged" },
        { "password", "cases.xlsx", "protected by a password" },
        { "columns", "cases.xlsx", "Columns are missing: Birthdate, Citizenship." },
        { "twice", "cases.xlsx", "Columns occur twice: Birthdate" },
        { "empty", "cases.xlsx", "The file is empty." },
        { "pdf", "cases.csv", "not a text file" },
        { "workbook", "cases.csv", "not a text file" },
        { "empty", "cases.csv", "The file is empty." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused_in_words_above_the_form(string kind, string name, string words)
    {
        await using var context = await PortalComponents.SignedInAsync(Worker);
        var page = context.Render<ImportPage>();
        await TryAsync(page, Content(kind), name);
        page.WaitForAssertion(() => Assert.Contains(words, page.Find(".refusal-summary").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Assert.Empty(page.FindAll("#import-outcome"));

        // The page goes on: a good file after it is tried.
        await TryAsync(page, Content("workbook"), "good.xlsx");
        page.WaitForAssertion(() => Assert.Contains("Would be taken in: 1", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Assert.Empty(page.FindAll(".refusal-summary"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        await using var context = await PortalComponents.SignedInAsync(Worker);
        var page = context.Render<ImportPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[ImportLimits.Default.FileBytes + 1], "cases.xlsx"));
        page.WaitForAssertion(() => Assert.Contains("The file is too large. Split it", page.Find(".refusal-summary").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Try it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Macros_are_never_run_and_that_is_said()
    {
        await using var context = await PortalComponents.SignedInAsync(Worker);
        var page = context.Render<ImportPage>();
        await TryAsync(page, new HtcdsWorkbookBuilder { WithMacros = true }.ExternalLink().Row(Anna()).Build().ToArray(), "cases.xlsm");
        page.WaitForAssertion(() => Assert.Contains("Would be taken in: 1", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Assert.Contains("Macros were ignored", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Birthdate", "last spring", "No date that can be read")]
    [InlineData("Gender", "blue", "Not a value of the list")]
    [InlineData("Birthdate", "2199-01-01", "The date lies in the future")]
    public async Task A_cell_of_the_wrong_type_refuses_its_row_by_number_and_column_and_shows_no_value(string heading, string cell, string words)
    {
        await using var context = await PortalComponents.SignedInAsync(Worker);
        var page = context.Render<ImportPage>();
        await TryAsync(page, new HtcdsWorkbookBuilder().Row(Anna()).Row(Anna((heading, cell))).Build().ToArray(), "cases.xlsx");
        page.WaitForAssertion(() => Assert.Contains(words, page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Assert.Contains("Would be taken in: 1", page.Markup, StringComparison.Ordinal);
        Assert.Contains(heading, page.FindAll("table")[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(cell, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_nobody_in_has_no_such_page()
    {
        await using var context = await PortalComponents.SignedInAsync("analyst@coordinator.demo");
        var page = context.Render<ImportPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("input[type=file]")), TimeSpan.FromSeconds(30));
    }

    private static async Task TryAsync(IRenderedComponent<ImportPage> page, byte[] content, string name)
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));
        page.WaitForState(() => page.FindAll("button").Any(IsTry), TimeSpan.FromSeconds(30));
        // Found and pressed at once: what the page draws in between has other buttons.
        await page.InvokeAsync(() => page.FindAll("button").First(IsTry).Click());
        Cancel.ThrowIfCancellationRequested();

        static bool IsTry(AngleSharp.Dom.IElement button) => button.TextContent.Contains("Try it", StringComparison.Ordinal);
    }

    private static byte[] Content(string kind) => kind switch
    {
        "pdf" => "%PDF-1.7 and so on\0\0"u8.ToArray(),
        "html" => "<html><body onload=\"alert(1)\"></body></html>"u8.ToArray(),
        "bomb" => new HtcdsWorkbookBuilder().Row(Anna()).Part("xl/media/image1.png", new byte[64 * 1024 * 1024]).Build().ToArray(),
        "entries" => Enumerable.Range(0, 1_000).Aggregate(new HtcdsWorkbookBuilder().Row(Anna()), (builder, part) => builder.Part($"xl/media/{part}.png", [])).Build().ToArray(),
        "half" => Content("workbook")[..900],
        "entity" => new HtcdsWorkbookBuilder { SheetProlog = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" }.Raw("<row r=\"3\"><c r=\"D3\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>").Build().ToArray(),
        "password" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "columns" => new HtcdsWorkbookBuilder { Columns = [.. HtcdsLayout.Columns.Where(column => column.Column is not ("G" or "I"))] }.Build().ToArray(),
        "twice" => new HtcdsWorkbookBuilder { Columns = [.. HtcdsLayout.Columns, ("AN", "prs_Birthdate", "Birthdate")] }.Build().ToArray(),
        "empty" => [],
        _ => new HtcdsWorkbookBuilder().Row(Anna()).Build().ToArray(),
    };

    private static (string, string)[] Anna(params (string Heading, string Cell)[] changes)
    {
        var cells = new Dictionary<string, string> { ["First Name"] = "Anna", ["Second Name"] = "Rusu", ["Birthdate"] = "1999-04-03", ["Gender"] = "Feminine", ["Citizenship"] = "Moldova, Republic of", ["Trafficking Status"] = "Possible victim of trafficking" };
        foreach (var (heading, cell) in changes) cells[heading] = cell;
        return [.. cells.Select(pair => (pair.Key, pair.Value))];
    }
}
