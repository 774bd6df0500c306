using System.Text;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A file on the page: tried, taken in, its report downloaded; and what is no such file, refused in words.</summary>
public sealed class ImportJourney
{
    private const string Header = "yearOfRegistration,Datasource,gender,citizenship,isForcedLabour,ControlCategory,RecruiterCategory,ExploitType,Labor_Type,ageCategories\n";

    [Fact]
    public async Task A_file_is_tried_then_taken_in_and_its_report_downloaded()
    {
        await using var visitor = await Visitor.SignedInAsync("caseworker@shelter.demo", "/imports");
        await ChooseAsync(visitor, "cases.csv", $"{Header}2014,Hotline,Female,UA,1,Financial,Friend/Acquaintance,Forced Labor,Domestic Work,Age 27-29\n2014,Hotline,Female,UA,1,Financial,Friend/Acquaintance,Forced Labor,Domestic Work,nonsense\n");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it, store nothing" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Would be taken in: 1")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Refused: 1")).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeAsync());
        await visitor.PictureAsync("import-tried");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Take 1 persons in" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Taken in: 1", new() { Exact = true })).ToBeVisibleAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Download the report of each row" }).ClickAsync());
        await using var report = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(report);
        Assert.StartsWith("row,outcome,case_number", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases.xlsx", "%PDF-1.7 renamed", "This is not an Excel workbook")]
    [InlineData("empty.csv", "", "The file is empty")]
    [InlineData("other.csv", "a,b\n1,2\n", "Columns are missing")]
    public async Task What_is_no_such_file_is_refused_in_words(string name, string content, string words)
    {
        await using var visitor = await Visitor.SignedInAsync("caseworker@shelter.demo", "/imports");
        await ChooseAsync(visitor, name, content);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it, store nothing" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).GetByText(words)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_takes_nobody_in_has_no_such_page()
    {
        await using var visitor = await Visitor.SignedInAsync("supervisor@tpiu.demo", "/imports");
        await Expect(visitor.Page.Locator("#import-file")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".absent")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(Visitor visitor, string name, string content)
    {
        // The field is drawn a moment before the framework listens to it; no person is as quick as that.
        await visitor.Page.WaitForFunctionAsync("document.querySelector('#import-file')?._blazorInputFileNextFileId !== undefined");
        await visitor.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
    }
}
