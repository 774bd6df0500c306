using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A file is attached to a section, refused in words before when it is none, and fetched again.</summary>
public sealed class AttachmentJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task A_file_is_attached_and_fetched_and_after_a_refusal_the_words_are_still_there(string language, bool dark, int width)
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Skedarova"));
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}?tab=investigation", language, dark, width);
        var (page, look) = (officer.Page, $"{language}-{(dark ? "dark" : "light")}-{width}");
        await page.Locator(".attachments .button-row button").ClickAsync();
        await page.Locator("#attach-description").FillAsync("Photo of the van at the petrol station");
        await ChooseAsync(page, "scan.png", SampleFiles.Text());
        await page.Locator(".attach-form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".attach-form a[href='#attach-file']")).ToBeVisibleAsync();
        await Expect(page.Locator("#attach-description")).ToHaveValueAsync("Photo of the van at the petrol station");
        Assert.Empty(await officer.FaultsAsync($"attach-refused-{look}"));

        await ChooseAsync(page, "IMG_2217.jpg", SampleFiles.Jpeg());
        await page.Locator(".attach-form button[type=submit]").ClickAsync();
        await Expect(page.Locator(".attachment")).ToContainTextAsync("IMG_2217.jpg");
        await Expect(page.Locator(".attach-form")).ToHaveCountAsync(0);
        Assert.Empty(await officer.FaultsAsync($"attachments-{look}"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".attachment a[download]").ClickAsync());
        Assert.Matches("^file-[0-9a-f]{8}\\.jpg$", download.SuggestedFilename);
    }

    private static Task ChooseAsync(IPage page, string name, byte[] content) => page.Locator("#attach-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
