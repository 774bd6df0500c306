using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Police record that a victim is charged herself, and that an official is involved: a colleague who is not named loses the investigation at once.</summary>
public sealed class OfficialJourney
{
    [Theory]
    [InlineData("en", false, 1280, "Investigations Prizren")]
    [InlineData("sq", true, 390, "Hetimet Prizren")]
    public async Task A_charge_and_an_official_stand_beside_the_case_and_the_unnamed_lose_the_investigation(string language, bool dark, int width, string team)
    {
        var (email, colleague) = (await People.NewInvestigatorAsync(), await People.NewInvestigatorAsync());
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Chargedova"));
        await using var other = await Visitor.SignedInAsync(colleague, $"/cases/{taken.CaseId}?tab=investigation");
        await Expect(other.Page.Locator("#officials-title")).ToBeVisibleAsync();
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}", language, dark, width);
        var page = officer.Page;

        var charges = page.Locator("section[aria-labelledby=charges-title]");
        await charges.Locator(".button-row button").ClickAsync();
        await page.Locator("#charge-teamUnitId").FillAsync("Prizren");
        await page.Locator(".picker-item", new() { HasText = team }).First.ClickAsync();
        await page.Locator("#charge-offence").FillAsync("Forged papers.");
        foreach (var (part, text) in new[] { ("day", "20"), ("month", "11"), ("year", "2026") }) await page.Locator($"#charge-chargedOn-{part}").FillAsync(text);
        await charges.Locator("button[type=submit]").ClickAsync();
        await Expect(charges.GetByText("Forged papers.")).ToBeVisibleAsync();

        var officials = page.Locator("section[aria-labelledby=officials-title]");
        await officials.Locator("h2 button").ClickAsync();
        await officials.Locator(".button-row button").ClickAsync();
        await page.Locator("#official-who").FillAsync("Pej");
        await page.Locator(".picker-item").First.WaitForAsync();
        await page.Locator(".picker-item", new() { HasText = language == "en" ? "Investigations Peja" : "Hetimet Pejë" }).First.ClickAsync();
        await page.Locator("#official-reason").FillAsync("He came to the bar.");
        Assert.Empty(await officer.FaultsAsync($"official-form-{language}-{(dark ? "dark" : "light")}-{width}"));
        await officials.Locator("button[type=submit]").ClickAsync();
        await Expect(officials.GetByText("He came to the bar.")).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync($"official-{language}-{(dark ? "dark" : "light")}-{width}"));

        await Expect(other.Page.Locator("#officials-title")).ToHaveCountAsync(0);
        await Expect(other.Page.Locator(".case-section")).ToBeVisibleAsync();
    }
}
