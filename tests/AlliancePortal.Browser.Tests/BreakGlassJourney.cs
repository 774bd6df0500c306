using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Promise 10 on the screen: from a search that finds nothing to the open case, which closes by itself, and the review.</summary>
public sealed class BreakGlassJourney
{
    [Fact]
    public async Task A_case_that_is_not_ones_own_opens_in_an_emergency_closes_by_itself_and_is_reviewed()
    {
        var police = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(police, Intakes.Adult("Lule", "Emergency") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        var number = (await People.DoAsync(police, new ShowCase(taken.CaseId))).CaseNumber;
        var supervisor = await People.NewColleagueAsync("tpiu", "tpiu-team-1", "police_supervisor", "Arbnor Gashi");
        var worker = await People.NewColleagueAsync("csw-peja", "csw-peja-protection", "social_worker", "Zana Kelmendi");

        await using var asker = await Visitor.SignedInAsync(worker, "/cases");
        await asker.Page.Locator("#search").FillAsync(number);
        await asker.Page.GetByRole(AriaRole.Link, new() { Name = "I must see a case that is not mine" }).ClickAsync();
        await Expect(asker.Page.Locator("#glass-caseNumber")).ToHaveValueAsync(number);
        await asker.Page.Locator("#glass-reason").FillAsync("Her brother was seen at the bus station with a knife.");
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Expect(asker.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say how urgent it is.");
        await asker.Page.GetByText("A life is at risk: open it now").ClickAsync();
        Assert.Empty(await asker.FaultsAsync("break-glass-ask-en-light-1280"));
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Open the case now" }).ClickAsync();
        await Expect(asker.Page.GetByRole(AriaRole.Heading, new() { Name = "Lule Emergency" })).ToBeVisibleAsync();
        await Expect(asker.Page.Locator(".break-glass-note")).ToBeVisibleAsync();
        Assert.Empty(await asker.FaultsAsync("break-glass-open-en-light-1280"));

        // The last seconds of it, on the page that is open.
        await (await RunningPortal.Shared).ExecuteAsync($"update casework.break_glasses set open_until = now() + interval '10 seconds' where case_id = '{taken.CaseId}'");
        await asker.Page.ReloadAsync();
        await Expect(asker.Page.GetByRole(AriaRole.Heading, new() { Name = "Lule Emergency" })).ToBeVisibleAsync();
        await asker.Page.Locator(".absent").WaitForAsync();

        await using var reviewer = await Visitor.SignedInAsync(supervisor, "/break-glass", "sq", dark: true, width: 390);
        await Expect(reviewer.Page.GetByText("Her brother was seen at the bus station with a knife.")).ToBeVisibleAsync();
        Assert.Empty(await reviewer.FaultsAsync("break-glass-review-sq-dark-390"));
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "Ishte e drejtë", Exact = true }).ClickAsync();
        await reviewer.Page.Locator("#reason").FillAsync("The brother was arrested there.");
        await reviewer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ishte e drejtë", Exact = true }).ClickAsync();
        await Expect(reviewer.Page.GetByText("The brother was arrested there.")).ToBeVisibleAsync();
    }
}
