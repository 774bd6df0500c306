using AlliancePortal.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

public sealed class SignInJourney
{
    [Fact]
    public async Task Someone_not_signed_in_is_asked_to_and_lands_where_they_wanted_to_go()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/cases");

        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cases$"));
        await Expect(visitor.Page.GetByText("Arben Gashi")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_sign_in_page_is_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        await using var visitor = await Visitor.ArriveAsync(language, dark, width);
        await visitor.Page.GotoAsync("/sign-in");
        Assert.Empty(await visitor.FaultsAsync($"sign-in-{language}-{(dark ? "dark" : "light")}-{width}"));
    }

    [Fact]
    public async Task A_page_runs_without_anything_that_the_content_policy_forbids()
    {
        await using var visitor = await Visitor.ArriveAsync();
        var complaints = new List<string>();
        visitor.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) complaints.Add(message.Text);
        };
        await visitor.SignInAsync("investigator@tpiu.demo", "/cases");
        await Expect(visitor.Page.GetByText("Arben Gashi")).ToBeVisibleAsync();

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_wrong_password_is_answered_in_words_and_keeps_the_e_mail()
    {
        await using var visitor = await Visitor.ArriveAsync();
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.Locator("input[type=email]").FillAsync("lawyer@legalaid.demo");
        await visitor.Page.Locator("input[type=password]").FillAsync("not the password");
        await visitor.Page.Locator("form button[type=submit]").First.ClickAsync();

        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("input[type=email]")).ToHaveValueAsync("lawyer@legalaid.demo");
    }
}
