using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A dangerous act five minutes after the sign-in asks who is there, and goes on with what was typed.</summary>
public sealed class StepUpJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task An_invitation_asks_who_is_there_and_goes_on_with_what_was_typed(string language, bool dark, int width)
    {
        var email = await People.NewAdministratorAsync();
        await using var admin = await Visitor.SignedInAsync(email, "/users/invite", language, dark, width);
        await People.AgeAsync(email);
        var page = admin.Page;
        await InviteAsync(page);

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("#step-up-proof")).ToBeFocusedAsync();
        await dialog.Locator("#step-up-proof").FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator(".field-error")).ToBeVisibleAsync();
        Assert.Empty(await admin.FaultsAsync($"step-up-{language}-{(dark ? "dark" : "light")}-{width}"));
        await dialog.Locator("#step-up-proof").FillAsync(RunningPortal.Password);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#invitation-link")).ToBeVisibleAsync();
    }

    /// <summary>Fills the page that invites somebody, and sends it.</summary>
    internal static async Task InviteAsync(IPage page)
    {
        await page.Locator("#name").FillAsync("Arta Rama");
        await page.Locator("#email").FillAsync($"{Guid.NewGuid():N}@tpiu.test");
        await page.Locator("#agency").FillAsync("Prizren");
        await page.Locator(".picker-item").First.ClickAsync();
        await page.Locator("#role input").First.CheckAsync();
        await page.Locator("#units input").First.CheckAsync();
        await page.Locator("main button.mud-button-filled").ClickAsync();
    }
}
