using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>An invited person sets up her phone at the first sign-in, and needs it at the next.</summary>
public sealed class SecondFactorJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task From_the_first_sign_in_to_the_lost_phone(string language, bool dark, int width)
    {
        var email = await People.InvitedInvestigatorAsync();
        var look = $"{language}-{(dark ? "dark" : "light")}-{width}";
        await using var visitor = await Visitor.ArriveAsync(language, dark, width);
        var page = visitor.Page;

        await page.GotoAsync("/cases");
        await visitor.PasswordAsync(email, RunningPortal.Password);
        await page.Locator("summary").ClickAsync();
        await CheckAsync("set-up");
        await page.Locator("#code").FillAsync("000000");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToBeVisibleAsync();
        await CheckAsync("set-up-wrong");
        await page.GotoAsync("/cases");
        var phone = await visitor.SetUpPhoneAsync(email, RunningPortal.Password);
        var codes = await page.Locator(".recovery-codes code").AllInnerTextsAsync();
        await CheckAsync("recovery-codes");
        await page.Locator("main a.plain-button-primary").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/cases$"));
        await page.Locator("nav:visible").First.WaitForAsync();

        await using var next = await Visitor.ArriveAsync(language, dark, width);
        await next.Page.GotoAsync("/cases");
        await next.PasswordAsync(email, RunningPortal.Password);
        await Expect(next.Page.Locator("#code")).ToBeFocusedAsync();
        Assert.Empty(await next.FaultsAsync($"code-{look}"));
        await next.Page.Locator("#code").FillAsync(phone.Again());
        await next.Page.Keyboard.PressAsync("Enter");
        await Expect(next.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToBeVisibleAsync();
        await next.PictureAsync($"code-wrong-{look}");
        await next.Page.Locator(".account-trouble a").ClickAsync();
        Assert.Empty(await next.AxeAsync());
        await next.PictureAsync($"code-recovery-{look}");
        await next.Page.Locator("#recoveryCode").FillAsync(codes[0]);
        await next.Page.Keyboard.PressAsync("Enter");
        await Expect(next.Page).ToHaveURLAsync(new Regex("/cases$"));

        async Task CheckAsync(string name) => Assert.Empty(await visitor.FaultsAsync($"{name}-{look}"));
    }
}
