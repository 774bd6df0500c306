using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests.Intake;

/// <summary>The intake of a presumed victim as those who take it in see it.</summary>
public sealed class IntakeJourney
{
    private static readonly Regex OwnDraft = new("/intake/[0-9a-f-]{36}$");

    [Fact]
    public async Task An_investigator_takes_in_a_child_at_night_in_five_steps_with_the_keyboard_alone_and_sees_whom_to_ring()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo");
        var page = visitor.Page;
        var sheet = new IntakeSheetOnScreen(page);

        // 1: new.
        await page.Keyboard.PressAsync("n");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Intake", Exact = true })).ToBeVisibleAsync();

        // 2: five facts.
        await sheet.TabToAsync("intake-person-languages");
        await sheet.PickAsync("Romanian");
        await sheet.TabToAsync("intake-person-firstName");
        await page.Keyboard.TypeAsync("Ioana");
        await sheet.TabToAsync("intake-age-from");
        await page.Keyboard.TypeAsync("15");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("17");
        await sheet.TabToAsync("intake-person-sex", inside: true);
        await page.Keyboard.PressAsync("Space");
        await sheet.TabToAsync("intake-municipality");
        await sheet.PickAsync("Prizren");
        await page.Keyboard.PressAsync("Tab");

        // 3: the number is on the screen before anything is sent.
        await Expect(page.Locator(".child-notice")).ToContainTextAsync("Counts as a child: the age is uncertain");
        await Expect(page.Locator(".child-notice .phone")).ToContainTextAsync("+383");
        await Expect(page).ToHaveURLAsync(OwnDraft);
        Assert.Empty(await visitor.FaultsAsync("intake-child-en-light"));

        // 4: check. 5: send.
        await sheet.TabToButtonAsync("Check the answers");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
        Assert.Empty(await visitor.FaultsAsync("intake-check-en-light"));
        await sheet.TabToButtonAsync("Send and notify");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Taken in as XK-") })).ToBeVisibleAsync();
        await Expect(page.Locator(".child-notice .phone")).ToContainTextAsync("+383");
        Assert.Empty(await visitor.FaultsAsync("intake-done-en-light"));

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Taken in as XK-") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_is_there_after_a_reload_and_stands_on_top_of_the_next_intake()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/intake");
        var page = visitor.Page;
        var name = "Resume" + Guid.NewGuid().ToString("N")[..6];
        await page.Locator("#intake-person-firstName").FillAsync(name);
        await Expect(page).ToHaveURLAsync(OwnDraft);
        await Expect(page.Locator(".save-indicator", new() { HasTextRegex = new(@"Saved \d\d:") })).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("#intake-person-firstName")).ToHaveValueAsync(name);

        await page.GotoAsync("/intake");
        var mine = page.Locator(".draft-list li", new() { HasText = name });
        await Expect(mine).ToBeVisibleAsync();
        await mine.GetByRole(AriaRole.Button).ClickAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Discard for good" }).ClickAsync();
        await Expect(mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_that_ends_in_mid_form_costs_no_word()
    {
        var email = await People.NewInvestigatorAsync();
        await using var visitor = await Visitor.SignedInAsync(email, "/intake");
        var page = visitor.Page;
        await page.Locator("#intake-person-lastName").FillAsync("Kept");
        await Expect(page).ToHaveURLAsync(OwnDraft);
        await page.Locator("#intake-person-aliases").PressSequentiallyAsync("still typing");
        await People.SignOutAsync(email);

        await Expect(page.Locator("input[type=password]")).ToBeVisibleAsync();
        await visitor.SignInHereAsync(email);

        await Expect(page).ToHaveURLAsync(OwnDraft);
        await Expect(page.Locator("#intake-person-lastName")).ToHaveValueAsync("Kept");
        await Expect(page.Locator("#intake-person-aliases")).ToHaveValueAsync("still typing");
    }

    [Fact]
    public async Task The_first_words_are_kept_even_when_the_session_ends_before_the_draft_has_an_address()
    {
        var email = await People.NewInvestigatorAsync();
        await using var visitor = await Visitor.SignedInAsync(email, "/intake");
        var page = visitor.Page;
        await page.Locator("#intake-person-firstName").PressSequentiallyAsync("Zamira");
        await People.SignOutAsync(email);

        await Expect(page.Locator("input[type=password]")).ToBeVisibleAsync();
        await visitor.SignInHereAsync(email);

        var inForm = page.Locator("#intake-person-firstName");
        if (!OwnDraft.IsMatch(page.Url)) await page.Locator(".draft-list li a").ClickAsync();
        await Expect(inForm).ToHaveValueAsync("Zamira");
    }

    [Fact]
    public async Task An_adult_who_refuses_everything_leaves_an_anonymous_record()
    {
        await using var visitor = await Visitor.SignedInAsync("caseworker@shelter.demo", "/intake");
        var page = visitor.Page;
        var sheet = new IntakeSheetOnScreen(page);
        await page.Locator("#intake-person-firstName").FillAsync("Hidden");
        await sheet.AdultAsync();
        await page.GetByText("Refuses everything").ClickAsync();

        await Expect(page.GetByText("This becomes an anonymous record.")).ToBeVisibleAsync();
        await Expect(page.Locator("#intake-person-firstName")).ToHaveCountAsync(0);
        await visitor.PictureAsync("intake-refused-en-light");

        await sheet.CheckAsync();
        await Expect(page.Locator(".answers")).Not.ToContainTextAsync("Hidden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and open the case" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Taken in as XK-") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_double_click_and_the_way_back_make_one_case()
    {
        await using var visitor = await Visitor.SignedInAsync("advocate@vaau.demo", "/intake");
        var page = visitor.Page;
        var sheet = new IntakeSheetOnScreen(page);
        await sheet.AdultAsync();
        await sheet.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send and open the case" }).DblClickAsync();
        var done = page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Taken in as XK-") });
        var number = await done.TextContentAsync();

        await page.GoBackAsync();
        await Expect(done).ToHaveTextAsync(number!);
    }
}
