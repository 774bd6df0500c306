using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A lost second step: an administrator proposes, the supervisor finds it on the home and approves, the worker sets it up anew with link and password.</summary>
public sealed class LostFactorJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task Two_persons_give_it_back(string language, bool dark, int width)
    {
        var look = $"{language}-{(dark ? "dark" : "light")}-{width}";
        var email = await People.InvitedInvestigatorAsync();
        await using var worker = await Visitor.ArriveAsync(language, dark, width);
        await worker.Page.GotoAsync("/");
        await worker.FirstSignInAsync(email, RunningPortal.Password);

        await using var admin = await Visitor.SignedInAsync(await People.NewAdministratorAsync(), $"/users/{await People.IdAsync(email)}", language, dark, width);
        await admin.Page.Locator("section:has(#lost-factor) button").ClickAsync();
        await admin.Page.Locator("#identityCheck input").Nth(1).CheckAsync();
        await admin.Page.Locator("#reason").FillAsync($"Her phone fell into the river ({look}).");
        Assert.Empty(await admin.FaultsAsync($"factor-reset-propose-{look}"));
        await admin.Page.GetByRole(AriaRole.Dialog).Locator("button.mud-button-filled").ClickAsync();
        await Expect(admin.Page.Locator(".waiting-reset")).ToBeVisibleAsync();
        Assert.Empty(await admin.FaultsAsync($"factor-reset-waits-{look}"));
        await Expect(worker.Page.Locator(".waiting-reset")).ToBeVisibleAsync();
        Assert.Empty(await worker.FaultsAsync($"factor-reset-own-{look}"));

        await using var supervisor = await Visitor.SignedInAsync(await People.NewSupervisorAsync(), "/", language, dark, width);
        var card = supervisor.Page.Locator(".waiting-reset", new() { HasText = $"({look})" });
        Assert.Empty(await supervisor.FaultsAsync($"factor-reset-home-{look}"));
        await card.Locator("button.mud-button-filled").ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Dialog).Locator("button").Last.ClickAsync();
        var link = supervisor.Page.Locator("#invitation-link");
        await Expect(link).ToBeVisibleAsync();
        Assert.Empty(await supervisor.FaultsAsync($"factor-reset-link-{look}"));
        await Expect(worker.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));

        await worker.Page.GotoAsync(await link.InputValueAsync());
        Assert.Empty(await worker.FaultsAsync($"factor-anew-{look}"));
        await worker.Page.Locator("#password").FillAsync(RunningPortal.Password);
        await worker.Page.Keyboard.PressAsync("Enter");
        await Expect(worker.Page.Locator(".set-up-picture")).ToBeVisibleAsync();
    }
}
