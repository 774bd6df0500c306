using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>One's own account: another browser is signed out at once, also its open page; an end that comes by itself is announced.</summary>
public sealed class AccountJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task Ending_the_others_closes_their_open_pages(string language, bool dark, int width)
    {
        var email = await People.InvitedInvestigatorAsync();
        await using var here = await Visitor.ArriveAsync(language, dark, width);
        await here.Page.GotoAsync("/cases");
        var phone = await here.FirstSignInAsync(email, RunningPortal.Password);
        await using var there = await Visitor.ArriveAsync(language, dark, width);
        await there.Page.GotoAsync("/cases");
        await there.PasswordAsync(email, RunningPortal.Password);
        await there.Page.Locator("#code").FillAsync(phone.Show());
        await there.Page.Keyboard.PressAsync("Enter");
        await there.Page.Locator("nav:visible").First.WaitForAsync();

        await here.Page.GotoAsync("/account");
        await Expect(here.Page.Locator(".session-list li")).ToHaveCountAsync(2);
        Assert.Empty(await here.FaultsAsync($"account-{language}-{(dark ? "dark" : "light")}-{width}"));
        await here.Page.Locator(".session-list button").ClickAsync();

        await Expect(there.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(here.Page.Locator(".session-list li")).ToHaveCountAsync(1);
        await Expect(here.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Before_an_idle_sign_in_ends_a_dialog_asks_and_one_press_keeps_it()
    {
        await using var visitor = await Visitor.ArriveAsync();
        await visitor.Page.RouteAsync("**/session", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = route.Request.Method == "POST" ? """{"idle":1800,"absolute":30000}""" : """{"idle":100,"absolute":30000}""",
        }));
        await visitor.SignInAsync("lawyer@legalaid.demo", "/");
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Are you still here?" });

        await Expect(dialog).ToBeVisibleAsync(new() { Timeout = 3 * Chromium.Patience });
        Assert.Empty(await visitor.FaultsAsync("session-warning-en-light-1280"));
        var kept = visitor.Page.WaitForRequestAsync(request => request.Url.EndsWith("/session", StringComparison.Ordinal) && request.Method == "POST");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "I am still here" }).ClickAsync();

        await kept;
        await Expect(dialog).ToBeHiddenAsync();
    }
}
