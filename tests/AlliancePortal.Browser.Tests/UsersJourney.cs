using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>An administrator invites; the invited person chooses a password, works, leaves; the supervisor hands over what is left.</summary>
public sealed class UsersJourney
{
    private const string Password = "four words nobody guesses";

    [Fact]
    public async Task From_the_invitation_to_the_leaver_whose_cases_the_supervisor_hands_over()
    {
        var name = $"Arta Rama {Guid.NewGuid():N}"[..20];
        var email = $"{Guid.NewGuid():N}@tpiu.test";
        await using var admin = await Visitor.SignedInAsync("admin@portal.demo", "/users");
        var link = await InviteAsync(admin, name, email);

        await using var supervisor = await Visitor.SignedInAsync("supervisor@tpiu.demo", "/");
        var waiting = supervisor.Page.Locator(".waiting-reset", new() { HasText = name });
        await Expect(waiting).ToContainTextAsync(email);
        Assert.Empty(await supervisor.FaultsAsync("placement-waits-en-light-1280"));
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await Expect(waiting).ToHaveCountAsync(0);

        await using var arta = await Visitor.ArriveAsync();
        await arta.Page.GotoAsync(link);
        Assert.Empty(await arta.AxeAsync());
        await arta.Page.Locator("#password").FillAsync(Password);
        await arta.Page.Locator("#repeated").FillAsync(Password);
        await arta.Page.Locator("form button[type=submit]").First.ClickAsync();
        await Expect(arta.Page).ToHaveURLAsync(new Regex("/sign-in$"));
        await arta.FirstSignInAsync(email, Password);
        await Expect(arta.Page.GetByText(name)).ToBeVisibleAsync();
        await arta.Page.GotoAsync("/cases");
        await arta.Page.Locator("h1").First.WaitForAsync();

        await supervisor.Page.GotoAsync("/board");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Cases of Arben Gashi" }).ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Give to another" }).First.ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Expect(supervisor.Page.GetByText($"{name} has it now")).ToBeVisibleAsync();

        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Done" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 open case");
        await Expect(admin.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Vjosa Hoti");
        Assert.Empty(await admin.AxeAsync());
        await admin.PictureAsync("user-block-en-light-1280");
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Button, new() { Name = "Unblock" })).ToBeVisibleAsync();
        await Expect(arta.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await supervisor.Page.GotoAsync("/board/cases.orphaned");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = $"Hand over all cases of {name}" }).ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Dialog).GetByText("Arben Gashi").ClickAsync();
        Assert.Empty(await supervisor.AxeAsync());
        await supervisor.PictureAsync("board-hand-over-en-light-1280");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true }).ClickAsync();
        await Expect(supervisor.Page.GetByText("1 case was handed over.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_administrator_is_told_which_fields_are_missing_and_finds_only_fitting_roles()
    {
        await using var admin = await Visitor.SignedInAsync("admin@portal.demo", "/users/invite");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Empty(await admin.AxeAsync());

        await PickAgencyAsync(admin, "Centre for Social Work Prizren");
        await Expect(admin.Page.GetByLabel("Social worker", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(admin.Page.GetByText("Police investigator")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("supervisor@tpiu.demo")]
    [InlineData("analyst@coordinator.demo")]
    public async Task Nobody_else_finds_them(string email)
    {
        await using var visitor = await Visitor.SignedInAsync(email, "/users");
        foreach (var path in new[] { "/users", "/users/invite", $"/users/{Guid.NewGuid()}" })
        {
            await visitor.Page.GotoAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
        }
    }

    private static async Task<string> InviteAsync(Visitor admin, string name, string email)
    {
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Invite somebody" }).ClickAsync();
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#email").FillAsync(email);
        await PickAgencyAsync(admin, "Trafficking and Prostitution Investigation Unit");
        await page.GetByLabel("Police investigator", new() { Exact = true }).CheckAsync();
        await page.Locator("#units input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = page.Locator("#invitation-link");
        await link.WaitForAsync();
        await Expect(page.Locator(".placement-waits")).ToContainTextAsync("Vjosa Hoti");
        Assert.Empty(await admin.AxeAsync());
        await admin.PictureAsync("invite-link-en-light-1280");
        return await link.InputValueAsync();
    }

    private static async Task PickAgencyAsync(Visitor admin, string agency)
    {
        await admin.Page.Locator("#agency").ClickAsync();
        await admin.Page.Locator("#agency").FillAsync(agency);
        await admin.Page.Locator(".picker-item", new() { HasText = agency }).First.ClickAsync();
        await admin.Page.Locator("#role").WaitForAsync();
    }
}
