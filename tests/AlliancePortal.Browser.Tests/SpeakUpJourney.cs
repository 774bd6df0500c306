using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Somebody reports about a colleague without signing in, the officer asks, names and closes it, and the register knows; the reporter reads what came of it.</summary>
public sealed class SpeakUpJourney
{
    [Fact]
    public async Task A_report_is_sent_without_a_name_answered_by_its_officer_and_found_in_the_register()
    {
        var surname = $"Zogaj{Guid.NewGuid():N}"[..12];
        var email = await People.NewColleagueAsync("portal", JurisdictionFile.Default.Agency("portal")!.Units[0].Code, "integrity_officer", $"Officer {surname}");
        await using var reporter = await Visitor.ArriveAsync("sq", dark: true, width: 390);
        var page = reporter.Page;
        await page.GotoAsync("/speak-up");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.Locator("#speak-up-error li")).ToHaveCountAsync(4);
        Assert.Empty(await reporter.FaultsAsync("speak-up-missing-sq-dark-390"));
        await page.Locator("label.choice", new() { HasText = "Merr ryshfet" }).ClickAsync();
        await page.Locator("#about").FillAsync($"Sergeant {surname}");
        await page.Locator("#what").FillAsync("He takes money from the owner of the bar.");
        await page.Locator("label.choice", new() { HasText = surname }).ClickAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        var code = await page.Locator(".report-code code").InnerTextAsync();
        Assert.Empty(await reporter.FaultsAsync("speak-up-code-sq-dark-390"));
        Assert.Empty(await page.Context.CookiesAsync());

        await using var officer = await Visitor.SignedInAsync(email, "/staff-reports");
        await officer.Page.Locator(".portal-table a").ClickAsync();
        await officer.Page.Locator("#report-text").FillAsync("On which days?");
        await officer.Page.Locator("section[aria-labelledby=report-letters] button[type=submit]").ClickAsync();
        await Expect(officer.Page.Locator(".report-letter-officer")).ToContainTextAsync("On which days?");

        await page.GotoAsync("/speak-up/back");
        await page.Locator("#code").FillAsync(code.ToLowerInvariant().Replace('-', ' '));
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.Locator(".report-letter-officer")).ToContainTextAsync("On which days?");
        await page.Locator("#text").FillAsync("Fridays.");
        await page.Locator("main button.plain-button-primary").ClickAsync();
        await Expect(page.Locator(".report-letter-reporter")).ToContainTextAsync("Fridays.");
        Assert.Empty(await reporter.FaultsAsync("speak-up-answer-sq-dark-390"));

        await Expect(officer.Page.Locator(".report-letter-reporter")).ToContainTextAsync("Fridays.");
        await officer.Page.Locator("#accused-name").FillAsync("Gash");
        await officer.Page.Locator("section[aria-labelledby=report-accused] button[type=submit]").ClickAsync();
        await officer.Page.Locator("section[aria-labelledby=report-accused] li", new() { HasText = "Arben Gashi" }).Locator("button").ClickAsync();
        await Expect(officer.Page.Locator("section[aria-labelledby=report-accused] ul:has(+ form) strong")).ToContainTextAsync("Arben Gashi");
        await officer.Page.Locator("#close-outcome label").First.ClickAsync();
        await officer.Page.Locator("[id='close-finding.name']").FillAsync($"Arben {surname}");
        await officer.Page.Locator("[id='close-finding.agency']").FillAsync("Police");
        foreach (var (part, text) in new[] { ("day", "20"), ("month", "11"), ("year", "2025") }) await officer.Page.Locator($"[id='close-finding.foundOn-{part}']").FillAsync(text);
        await officer.Page.Locator("[id='close-finding.measure']").FillAsync("Dismissed.");
        await officer.Page.Locator("#close-text").FillAsync("It was so. Thank you.");
        Assert.Empty(await officer.FaultsAsync("staff-report-en-light-1280"));
        await officer.Page.Locator("section[aria-labelledby=report-close] button[type=submit]").ClickAsync();
        await Expect(officer.Page.Locator("section[aria-labelledby=report-close]")).ToHaveCountAsync(0);

        await officer.Page.GotoAsync("/misconduct");
        await officer.Page.Locator("#misconduct-name").FillAsync($"{surname} Arben");
        await officer.Page.Locator("form[role=search] button[type=submit]").ClickAsync();
        await Expect(officer.Page.Locator("section.card")).ToContainTextAsync("Dismissed.");
        Assert.Empty(await officer.FaultsAsync("misconduct-found-en-light-1280"));

        await page.GotoAsync("/speak-up/back");
        await page.Locator("#code").FillAsync(code);
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.Locator(".report-letter-officer").Last).ToContainTextAsync("Thank you.");
    }
}
