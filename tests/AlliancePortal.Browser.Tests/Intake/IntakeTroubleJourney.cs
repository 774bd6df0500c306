using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests.Intake;

/// <summary>The intake when things go wrong: bad input, two windows, a person already known; and in every language and width.</summary>
public sealed class IntakeTroubleJourney
{
    private static readonly Regex OwnDraft = new("/intake/[0-9a-f-]{36}");

    [Fact]
    public async Task What_is_wrong_stands_on_top_with_the_focus_and_leads_to_its_field_and_nothing_typed_is_lost()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/intake");
        var page = visitor.Page;
        var name = string.Concat(Enumerable.Repeat("<b>=1+1 👧 مريم ", 700));
        await page.Locator("#intake-person-firstName").FillAsync(name);
        await page.Locator("#intake-person-dateOfBirth-year").FillAsync("2099");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the answers" }).ClickAsync();

        var summary = page.Locator(".refusal-summary");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary).ToContainTextAsync("First name:");
        await Expect(summary).ToContainTextAsync("Date of birth:");
        await Expect(summary).ToContainTextAsync("Municipality");
        Assert.Empty(await visitor.FaultsAsync("intake-errors-en-light"));
        await summary.GetByRole(AriaRole.Link, new() { NameRegex = new("^First name") }).ClickAsync();
        await Expect(page.Locator("#intake-person-firstName")).ToBeFocusedAsync();

        await Expect(page).ToHaveURLAsync(OwnDraft);
        await page.ReloadAsync();
        await Expect(page.Locator("#intake-person-firstName")).ToHaveValueAsync(name);
        await Expect(page.Locator("#intake-person-dateOfBirth-year")).ToHaveValueAsync("2099");
    }

    [Fact]
    public async Task Two_windows_on_one_draft_keep_both_texts_until_somebody_chooses()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/intake");
        var here = visitor.Page;
        await here.Locator("#intake-person-firstName").FillAsync("Once");
        await Expect(here).ToHaveURLAsync(OwnDraft);
        var there = await here.Context.NewPageAsync();
        await there.GotoAsync(here.Url);
        await there.Locator("#intake-person-firstName").FillAsync("There");
        await Expect(there.Locator(".save-indicator", new() { HasTextRegex = new("Saved") })).ToBeVisibleAsync();

        await here.Locator("#intake-person-firstName").FillAsync("Here");
        var both = here.Locator(".both-texts");
        await Expect(both).ToContainTextAsync("There");
        await Expect(both).ToContainTextAsync("Here");
        Assert.Empty(await visitor.FaultsAsync("intake-both-texts-en-light"));
        await both.GetByRole(AriaRole.Button, new() { Name = "Keep what stands here" }).ClickAsync();
        await Expect(both).ToHaveCountAsync(0);
        await Expect(here.Locator(".save-indicator", new() { HasTextRegex = new("Saved") })).ToBeVisibleAsync();

        await here.ReloadAsync();
        await Expect(here.Locator("#intake-person-firstName")).ToHaveValueAsync("Here");
    }

    [Fact]
    public async Task Somebody_like_one_of_the_own_cases_is_shown_before_a_second_record_is_made()
    {
        await using var visitor = await Visitor.SignedInAsync("advocate@vaau.demo", "/intake");
        var page = visitor.Page;
        var sheet = new IntakeSheetOnScreen(page);
        var name = "Valdete" + string.Concat(Guid.NewGuid().ToByteArray().Take(6).Select(b => (char)('a' + b % 26)));
        await page.Locator("#intake-person-firstName").FillAsync(name);
        await sheet.AdultAsync();
        await sheet.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and open the case" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Taken in as XK-") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New intake" }).Last.ClickAsync();

        await page.Locator("#intake-person-firstName").FillAsync(name);
        await Expect(page.Locator(".possible-duplicates")).ToContainTextAsync(name);
    }

    [Theory]
    [InlineData("en", false, 390)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_page_is_accessible_and_whole_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/intake", language, dark, width);
        var page = visitor.Page;
        await page.Locator("#intake-age-from").FillAsync("15");
        await page.Locator("#intake-municipality").FillAsync("Prizr");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await Expect(page.Locator(".child-notice")).ToBeVisibleAsync();
        foreach (var later in await page.Locator(".intake-later > summary").AllAsync()) await later.ClickAsync();
        Assert.Empty(await visitor.FaultsAsync($"intake-{language}-{(dark ? "dark" : "light")}-{width}"));
    }
}
