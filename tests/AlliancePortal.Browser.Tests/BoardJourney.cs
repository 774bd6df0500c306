using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A supervisor steers: a number, its list, a case given to somebody, a comment.</summary>
public sealed class BoardJourney
{
    /// <summary>No other journey brings a child to this Centre, so its numbers stand still.</summary>
    private const string Centre = "supervisor@csw-prishtina.demo";

    [Fact]
    public async Task A_number_opens_its_list_and_a_case_is_given_in_two_steps()
    {
        await People.DoAsync("investigator@tpiu.demo", Intakes.Child("Besa", "Boardova") with { Municipality = "prishtina" });
        await using var visitor = await Visitor.SignedInAsync(Centre, "/board");
        var page = visitor.Page;
        var tile = page.Locator(".board-tile", new() { HasText = "Cases that nobody has" });
        var count = int.Parse(await tile.Locator(".board-tile-number").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(count > 0);
        await tile.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/board/cases.unassigned$"));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count);
        Assert.Empty(await visitor.AxeAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await visitor.AxeAsync());
        await visitor.PictureAsync("board-assign-en-light-1280");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Valdete Syla" }).ClickAsync();
        await Expect(page.GetByText("Valdete Syla has it now")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(count - 1);
    }

    [Fact]
    public async Task A_comment_stays_open_until_it_is_stored()
    {
        await using var visitor = await Visitor.SignedInAsync("supervisor@tpiu.demo", "/board");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Cases of Arben Gashi" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add comment" }).ClickAsync();
        await Expect(page.GetByText("Fill this in.")).ToBeVisibleAsync();
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Please ring the doctor again tonight.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add comment" }).ClickAsync();
        await Expect(page.GetByText("The comment is in the record.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_investigator_finds_nothing_there()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/board");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
        await visitor.Page.GotoAsync("/board/cases.unassigned");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
    }
}
