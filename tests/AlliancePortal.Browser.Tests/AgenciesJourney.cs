using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>An administrator keeps the directory: adds an agency, gives it units, merges it into another and sees before what that means.</summary>
public sealed class AgenciesJourney
{
    private const string Admin = "admin@portal.demo";

    [Fact]
    public async Task From_a_new_agency_to_its_merging_into_another()
    {
        var (code, name) = ($"house-{Guid.NewGuid():N}"[..20], $"Open House {Guid.NewGuid():N}"[..22]);
        await using var admin = await Visitor.SignedInAsync(Admin, "/agencies");
        var page = admin.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an agency" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an agency" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Code");
        await page.GetByLabel("Non-governmental organisation", new() { Exact = false }).First.CheckAsync();
        await page.Locator("#name-en").FillAsync(name);
        await page.Locator("#code").FillAsync(code);
        await page.Locator("#line input").First.CheckAsync();
        await page.Locator("#phone").FillAsync("+383 38 222 333");
        Assert.Empty(await admin.AxeAsync());
        await admin.PictureAsync("agency-new-en-light-1280");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an agency" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a unit" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#name-en").FillAsync("Talks");
        await dialog.Locator("#code").FillAsync($"{code}-talks");
        await dialog.Locator("#line input").Nth(1).CheckAsync();
        Assert.Empty(await admin.AxeAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Talks", new() { Exact = true })).ToBeVisibleAsync();

        var heir = await People.DoAsync(Admin, new AddAgency { Code = $"{code}-2", Kind = "ngo", Names = new($"Heir of {name}", $"Heir of {name}", $"Heir of {name}"), ServiceLine = "shelter" });
        await page.ReloadAsync();
        await page.Locator("#successor").FillAsync($"Heir of {name}");
        await page.Locator(".picker-item", new() { HasText = $"Heir of {name}" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what happens" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("2 units");
        Assert.Empty(await admin.AxeAsync());
        await admin.PictureAsync("agency-merge-en-light-1280");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(page.GetByText($"Merged into Heir of {name}")).ToBeVisibleAsync();
        Assert.Equal(3, (await People.DoAsync(Admin, new ShowAgency(heir))).Units.Count);
    }

    [Theory]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_pages_are_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var centre = (await People.DoAsync(Admin, new ListAgencies { Kind = "csw" })).Single(agency => agency.Code == "csw-prizren").Id;
        await using var admin = await Visitor.SignedInAsync(Admin, $"/agencies/{centre}", language, dark, width);
        await admin.Page.Locator("#successor").WaitForAsync();
        Assert.Empty(await admin.FaultsAsync($"agency-{language}-{(dark ? "dark" : "light")}-{width}"));
        await admin.Page.Locator("#successor").FillAsync("Pe");
        await admin.Page.Locator(".picker-item").First.ClickAsync();
        await admin.Page.Locator("section.card:has(#successor) .button-row button").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        Assert.Empty(await admin.FaultsAsync($"agency-merge-{language}-{(dark ? "dark" : "light")}-{width}"));
        await admin.Page.GotoAsync("/agencies/new");
        await admin.Page.Locator("#code").WaitForAsync();
        Assert.Empty(await admin.FaultsAsync($"agency-new-{language}-{(dark ? "dark" : "light")}-{width}"));
    }

    [Fact]
    public async Task Whoever_does_not_keep_the_directory_finds_no_way_in()
    {
        var centre = (await People.DoAsync(Admin, new ListAgencies { Kind = "csw" }))[0].Id;
        await using var visitor = await Visitor.SignedInAsync("supervisor@csw-prizren.demo", "/agencies");
        await visitor.Page.Locator("tbody tr").First.WaitForAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Add an agency" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/agencies/new", $"/agencies/{centre}" })
        {
            await visitor.Page.GotoAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
        }
    }
}
