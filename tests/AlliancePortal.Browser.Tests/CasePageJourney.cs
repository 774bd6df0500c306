using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Opening a case, its sections, and what two people write at once.</summary>
public sealed class CasePageJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Centre = "socialworker@csw-prizren.demo";

    [Fact]
    public async Task From_home_to_a_case_and_through_its_sections_by_address_and_back()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Corina", "Lungu"));
        await using var visitor = await Visitor.SignedInAsync(Police);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Corina Lungu" }).ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Corina Lungu");
        await Expect(visitor.Page).ToHaveTitleAsync("Portal");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Investigation" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{taken.CaseId}\\?tab=investigation$"));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add an entry" }).ClickAsync();
        await visitor.Page.GetByLabel("What was done or learnt").FillAsync("Plate of the van noted.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save the entry" }).DblClickAsync();
        await Expect(visitor.Page.Locator(".entry")).ToHaveCountAsync(1);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Strike out" }).ClickAsync();
        await visitor.Page.Locator("#reason").FillAsync("Wrong van.");
        await visitor.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Strike out" }).ClickAsync();
        await Expect(visitor.Page.Locator(".entry-struck")).ToContainTextAsync("Wrong van.");

        await visitor.Page.GoBackAsync();
        await Expect(visitor.Page.Locator(".case-tabs [aria-current]")).ToHaveTextAsync("Identity");
    }

    [Fact]
    public async Task An_entry_without_words_is_refused_at_its_field_and_nothing_is_lost()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Vera", "Munteanu"));
        await using var visitor = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=offenders");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add an entry" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save the entry" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await visitor.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visitor.Page.Locator("#entry-text")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_identity_changed_by_two_keeps_both_texts_until_one_decides()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Ioana", "Balan"));
        await using var visitor = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await visitor.Page.GetByLabel("First name").FillAsync("Joana");
        await visitor.Page.GetByLabel("Last name").FillAsync("Bălan");

        var stored = (await People.DoAsync(Police, new ShowCase(taken.CaseId))).Sections.Identity!;
        await People.DoAsync(Police, new EditIdentity { CaseId = taken.CaseId, Version = stored.Version!.Value, FirstName = "Ioanna", LastName = "Balan", Sex = "female", DateOfBirth = stored.DateOfBirth, Citizenships = stored.Citizenships!, Languages = stored.Languages });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save the changes" }).ClickAsync();

        await Expect(visitor.Page.Locator(".stored-beside")).ToHaveCountAsync(2);
        await Expect(visitor.Page.GetByLabel("First name")).ToHaveValueAsync("Joana");
        Assert.Empty(await visitor.FaultsAsync("identity-conflict"));
        await visitor.Page.Locator(".stored-beside", new() { HasText = "Ioanna" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visitor.Page.GetByLabel("First name")).ToHaveValueAsync("Ioanna");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save the changes" }).ClickAsync();

        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Ioanna Bălan");
    }

    [Fact]
    public async Task Another_agencys_case_looks_exactly_like_one_that_does_not_exist()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Alina", "Ceban"));
        await using var visitor = await Visitor.SignedInAsync(Centre, $"/cases/{taken.CaseId}");
        var hidden = await LooksAsync(visitor);
        await visitor.Page.GotoAsync($"/cases/{Guid.CreateVersion7()}");

        Assert.Equal(hidden, await LooksAsync(visitor));
        Assert.DoesNotContain("Alina", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_open_on_a_case_that_closes_to_its_reader_is_gone_at_the_next_act()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Mara", "Stancu"));
        await using var visitor = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=notes");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add an entry" }).ClickAsync();
        await visitor.Page.GetByLabel("What was done or learnt").FillAsync("She called again.");

        await People.ExcludeAsync("supervisor@tpiu.demo", Police, taken.CaseId);
        var absent = visitor.Page.Locator(".absent");
        // What another journey tells the unit may close the page before the press does.
        await Task.WhenAny(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save the entry" }).ClickAsync(), absent.WaitForAsync());

        await absent.WaitForAsync();
        await Expect(visitor.Page.GetByText("Mara Stancu")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Risk_is_rated_blind_first_and_shows_the_others_rating_afterwards()
    {
        var taken = await People.DoAsync(Centre, Intakes.Child("Dea", "Prela"));
        await using var visitor = await Visitor.SignedInAsync(Centre, $"/cases/{taken.CaseId}");
        await visitor.Page.GotoAsync($"/cases/{taken.CaseId}?tab=risk");
        await visitor.Page.GetByText("High", new() { Exact = true }).ClickAsync();
        await visitor.Page.GetByLabel("Grounds").FillAsync("Somebody waits outside the school.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Give the rating" }).ClickAsync();

        await Expect(visitor.Page.Locator(".risk-level")).ToHaveTextAsync("High");
        await Expect(visitor.Page.GetByText("Your agency's rating; not agreed yet")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Propose a joint rating" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task Every_section_of_a_case_is_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var taken = await People.DoAsync(Police, Intakes.Child("Besa", "Krypi"));
        await People.DoAsync(Centre, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var looked = new HashSet<string>();
        foreach (var reader in new[] { Police, Centre })
        {
            await using var visitor = await Visitor.SignedInAsync(reader, $"/cases/{taken.CaseId}", language, dark, width);
            await visitor.Page.Locator(".case-section").WaitForAsync();
            // From the last one, since the first stands there already.
            foreach (var tab in await visitor.Page.Locator(".case-tabs a").EvaluateAllAsync<string[]>("tabs => tabs.map(tab => tab.getAttribute('href')).reverse()"))
            {
                var section = tab.Split('=')[^1];
                if (!looked.Add(section)) continue;
                await visitor.GoAsync(tab, ".case-section");
                Assert.Empty(await visitor.FaultsAsync($"case-{section}-{language}-{(dark ? "dark" : "light")}-{width}"));
            }
        }

        Assert.True(looked.Count > 15, $"{looked.Count} sections");
    }

    private static async Task<string> LooksAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".absent").WaitForAsync();
        return await visitor.Page.TitleAsync() + await visitor.Page.Locator("main").InnerHTMLAsync();
    }
}
