using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Forms about a case are kept while they are typed, whatever becomes of the tab, the connection or the sign-in.</summary>
public sealed class DraftJourney
{
    [Fact]
    public async Task A_referral_typed_before_the_session_ended_is_there_after_signing_in_again_and_is_sent_once()
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Nacrtova"));
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}/refer");
        var page = officer.Page;
        await page.GetByText("Safe shelter", new() { Exact = true }).ClickAsync();
        await page.GetByText("Linden House · Linden House, shelter").ClickAsync();
        await page.GetByText("Danger to life or limb").ClickAsync();
        await page.Locator("#refer-reason").PressSequentiallyAsync("He knows where she");
        await People.SignOutAsync(email);

        await Expect(page.Locator("input[type=password]")).ToBeVisibleAsync();
        await officer.SignInHereAsync(email);

        await Expect(page.Locator("#refer-reason")).ToHaveValueAsync("He knows where she");
        await Expect(page.Locator(".draft-line")).ToContainTextAsync("restored");
        Assert.DoesNotContain("Nacrtova", page.Url);
        Assert.Equal("[0,0]", await page.EvaluateAsync<string>("JSON.stringify([localStorage.length, sessionStorage.length])"));
        Assert.Empty(await officer.FaultsAsync("draft-restored-en-light-1280"));

        await page.Locator("#refer-reason").FillAsync("He knows where she sleeps.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).DblClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/referrals/"));
        Assert.Null((await People.DoAsync(email, new FindDraft("refer", taken.CaseId))).Draft);
        await page.GotoAsync($"/cases/{taken.CaseId}?tab=referrals");
        await Expect(page.Locator(".row-link")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_first_storing_leaves_whoever_is_typing_where_he_is()
    {
        await using var officer = await Visitor.SignedInAsync(await People.NewInvestigatorAsync(), "/intake", width: 390);
        var page = officer.Page;
        await page.Locator("details:has(#intake-narrative) summary").First.ClickAsync();
        var story = page.Locator("#intake-narrative");
        await story.PressSequentiallyAsync("Found behind the station");
        await Expect(story).ToBeInViewportAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/intake/[0-9a-f-]{36}$"));
        // The page has gone to its top by then, if it does.
        await page.WaitForTimeoutAsync(400);

        await Expect(story).ToBeInViewportAsync(new() { Timeout = 100 });
        await Expect(story).ToBeFocusedAsync();
        // Over a long line the page that begins puts the keyboard on its heading as late as this.
        await page.EvaluateAsync("document.querySelector('h1').focus()");
        await Expect(story).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task An_entry_half_typed_in_a_closed_tab_opens_again_with_the_case_and_can_be_begun_afresh(string language, bool dark, int width)
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Nacrtova"));
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}?tab=notes", language, dark, width);
        var tab = officer.Page;
        await tab.Locator(".case-section .mud-button-root").First.ClickAsync();
        await tab.Locator("#entry-text").FillAsync("She asked for her sister, and then");
        await Expect(tab.Locator(".save-indicator .when-connected")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d\d:\d\d"));
        await tab.GotoAsync("/");

        await tab.GotoAsync($"/cases/{taken.CaseId}?tab=notes");
        await Expect(tab.Locator("#entry-text")).ToHaveValueAsync("She asked for her sister, and then");
        Assert.Empty(await officer.FaultsAsync($"draft-entry-{language}-{(dark ? "dark" : "light")}-{width}"));

        await tab.Locator(".draft-line button").ClickAsync();
        await Expect(tab.Locator("#entry-text")).ToHaveValueAsync("");
        await tab.Locator(".draft-line button").ClickAsync();
        await Expect(tab.Locator("#entry-text")).ToHaveValueAsync("She asked for her sister, and then");
    }

    [Fact]
    public async Task Two_windows_on_one_form_keep_both_texts_until_somebody_chooses()
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Child("Lenuta", "Nacrtova"));
        var address = $"/cases/{taken.CaseId}/interview?as=words";
        await using var officer = await Visitor.SignedInAsync(email, address);
        var here = officer.Page;
        await here.Locator("#words-words").WaitForAsync();
        var there = await here.Context.NewPageAsync();
        await there.GotoAsync(address);
        await there.Locator("#words-words").FillAsync("I want my brother.");
        await Expect(there.Locator(".save-indicator", new() { HasTextRegex = new("Saved") })).ToBeVisibleAsync();

        await here.Locator("#words-words").FillAsync("I want to go home.");
        await Expect(here.Locator(".draft-other")).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync("draft-two-windows-en-light-1280"));
        await here.GetByRole(AriaRole.Button, new() { Name = "Take the other text" }).ClickAsync();
        await Expect(here.Locator("#words-words")).ToHaveValueAsync("I want my brother.");
        await here.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Expect(here.Locator("#words-words")).ToHaveValueAsync("I want to go home.");
    }
}
