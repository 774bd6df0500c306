using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Interviews: refused without the social worker and accepted with, a breach, two presses of the social worker's telephone, the register.</summary>
public sealed class InterviewJourney
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_childs_interview_is_refused_with_help_and_accepted_once_the_social_worker_sits_in()
    {
        var child = await ChildAsync();
        await using var police = await Visitor.SignedInAsync("investigator@tpiu.demo", $"/cases/{child}/interview");
        var page = police.Page;
        await Expect(page.GetByText("No interview without a social worker")).ToBeVisibleAsync();
        await Expect(page.GetByText("Is anyone else inside?")).ToBeVisibleAsync();
        await Expect(page.Locator(".without-worker a.phone")).ToBeVisibleAsync();
        await FillAsync(page);
        Assert.Empty(await police.FaultsAsync("interview-without-social-worker"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Record the interview" }).ClickAsync();
        await Expect(page.Locator(".refusal-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("#interview-place")).ToHaveValueAsync("Centre for Social Work, room 2");

        await page.Locator("#interview-socialWorkerUserId").GetByText("Teuta Berisha").ClickAsync();
        await Expect(page.GetByText("No interview without a social worker")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the interview" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(InterviewsOf(child));
        await Expect(page.Locator(".case-section").GetByText("Risk assessment").First).ToBeVisibleAsync();
        Assert.Empty(await police.FaultsAsync("interviews-panel-en"));
    }

    [Fact]
    public async Task A_breach_is_reported_without_content_and_stands_in_the_case()
    {
        var child = await ChildAsync();
        await using var police = await Visitor.SignedInAsync("investigator@tpiu.demo", $"/cases/{child}/interview?as=breach", "sq", dark: true);
        await police.InstantAsync("breach-happenedAt", DateTime.Now.AddDays(-1));
        await police.Page.Locator("#breach-interviewer").FillAsync("Patrulla 12");
        Assert.Empty(await police.FaultsAsync("breach-sq-dark"));
        await police.Page.Locator("form.card button[type=submit]").ClickAsync();
        await Expect(police.Page).ToHaveURLAsync(InterviewsOf(child));
        await Expect(police.Page.Locator(".interview-breach").GetByText("Patrulla 12").First).ToBeVisibleAsync();
        Assert.Empty(await police.FaultsAsync("interviews-panel-sq-dark"));
    }

    [Fact]
    public async Task The_social_worker_confirms_from_the_telephone_in_two_presses()
    {
        var child = await ChildAsync();
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var worker = (await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{child}/interviews", Cancel)).GetProperty("socialWorkers").EnumerateArray()
            .First(person => person.GetProperty("name").GetString() == "Teuta Berisha").GetProperty("userId").GetGuid();
        var place = $"Room {Guid.NewGuid():N}"[..16];
        using var booked = await police.PostAsJsonAsync($"/api/v1/cases/{child}/interviews",
            new { purpose = "statement", place, startedAt = DateTimeOffset.UtcNow.AddDays(3), language = "sq", socialWorkerUserId = worker }, Cancel);
        booked.EnsureSuccessStatusCode();

        await using var centre = await Visitor.SignedInAsync("socialworker@csw-prizren.demo", "/interviews", "sr-Latn", width: 390);
        var card = centre.Page.Locator(".interview-card", new() { HasText = place });
        await Expect(card).ToBeVisibleAsync();
        Assert.Empty(await centre.FaultsAsync("interviews-sr-390"));
        await card.GetByRole(AriaRole.Button).First.ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Da, dolazim" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task List_and_register_are_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        await using var keeper = await Visitor.SignedInAsync("supervisor@vaau.demo", "/interpreters", language, dark, width);
        await Expect(keeper.Page.GetByText("Lidia Munteanu")).ToBeVisibleAsync();
        Assert.Empty(await keeper.FaultsAsync($"interpreters-{language}-{width}"));
        await keeper.Page.Locator(".page-header-action button").ClickAsync();
        await Expect(keeper.Page.Locator("#interpreter-name")).ToBeVisibleAsync();
        Assert.Empty(await keeper.AxeAsync());
    }

    private static async Task FillAsync(IPage page)
    {
        await PickAsync(page, "interview-purpose", "Risk assessment");
        await page.Locator("#interview-place").FillAsync("Centre for Social Work, room 2");
        await PickAsync(page, "interview-language", "Albanian");
        await page.Locator("#interview-notes").FillAsync("“I want to go home.”");
    }

    private static async Task PickAsync(IPage page, string id, string label)
    {
        await page.Locator("#" + id).FillAsync(label);
        await page.Locator(".picker-item", new() { HasText = label }).First.ClickAsync();
        await Expect(page.Locator("#" + id)).ToHaveValueAsync(label);
    }

    private static Regex InterviewsOf(Guid caseId) => new($"/cases/{caseId}\\?tab=interviews$");

    /// <summary>The demonstration's child whose Centre in Prizren has answered.</summary>
    private static async Task<Guid> ChildAsync()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        return (await police.GetFromJsonAsync<JsonElement>("/api/v1/caseload?q=Morina&size=100", Cancel)).GetProperty("items").EnumerateArray().Last().GetProperty("caseId").GetGuid();
    }
}
