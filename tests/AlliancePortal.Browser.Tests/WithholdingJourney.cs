using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>She says who must not be told: it stands on the page, and that agency is not offered as a receiver any more.</summary>
public sealed class WithholdingJourney
{
    [Theory]
    [InlineData("en", false, 1280, "Centre for Social Work Peja")]
    [InlineData("sq", true, 390, "Qendra për Punë Sociale Pejë")]
    public async Task What_she_said_stands_on_the_page_and_the_agency_is_not_offered(string language, bool dark, int width, string name)
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Withheldova"));
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}?tab=consent", language, dark, width);
        var page = officer.Page;
        var part = page.Locator("section[aria-labelledby=withheld-title]");
        await part.Locator(".button-row button").ClickAsync();
        await page.Locator("#withhold-words").FillAsync("Unchiul meu lucreaza acolo.");
        await part.Locator("button[type=submit]").ClickAsync();
        await Expect(part.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync($"withhold-form-{language}-{(dark ? "dark" : "light")}-{width}"));

        await page.Locator("#withhold-who").FillAsync("Pej");
        await page.Locator(".picker-item", new() { HasText = name }).First.ClickAsync();
        await part.Locator("button[type=submit]").ClickAsync();
        await Expect(part.Locator("li strong", new() { HasText = name })).ToBeVisibleAsync();
        await Expect(part.GetByText("Unchiul meu lucreaza acolo.")).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync($"withheld-{language}-{(dark ? "dark" : "light")}-{width}"));

        await page.GotoAsync($"/cases/{taken.CaseId}/refer");
        await Expect(page.Locator(".case-note", new() { HasText = name })).ToBeVisibleAsync();
        await officer.PictureAsync($"withheld-refer-{language}-{(dark ? "dark" : "light")}-{width}");
    }
}
