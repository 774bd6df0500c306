using System.Diagnostics;
using System.Net;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>More than one node: the loss of one costs its readers a moment and no word.</summary>
public sealed class NodesJourney
{
    private const string Typed = "Found behind the station at four, she speaks Romanian and asks for her brother; the driver";

    /// <summary>Generous beside other journeys; measured alone it is under two seconds (src/docs/nodes.md).</summary>
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_node_killed_in_mid_form_leaves_the_page_on_the_other_node_with_all_that_was_typed()
    {
        var email = await People.NewInvestigatorAsync();
        await using var doomed = await NodeProcess.StartAsync();
        var other = (await RunningPortal.Shared).Address;
        await using var proxy = new LoopbackProxy(TimeSpan.Zero, doomed.Place, new IPEndPoint(IPAddress.Loopback, other.Port));
        await using var officer = await Visitor.SignedInAsync(email, $"{proxy.Address}intake");
        var page = officer.Page;
        await page.Locator("#intake-person-firstName").FillAsync("Lenuta");
        await page.Locator("label[for=intake-age-unknown]").ClickAsync();
        await page.Locator("summary", new() { HasText = "What happened" }).ClickAsync();
        var story = page.Locator("#intake-narrative");
        await story.PressSequentiallyAsync(Typed, new() { Delay = 10 });
        await page.EvaluateAsync("document.documentElement.dataset.before = ''");

        var started = Stopwatch.GetTimestamp();
        doomed.Kill();

        await Expect(page.Locator("html:not([data-before]) #intake-narrative")).ToHaveValueAsync(Typed);
        await Expect(page.Locator("#intake-person-firstName")).ToHaveValueAsync("Lenuta");
        var passed = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine($"{passed.TotalSeconds:0.0} s from the kill to the typed text on the other node");
        Assert.True(passed < Goal, $"{passed}");
        // A page that has begun puts the keyboard on its heading; the carried place comes after that.
        await Expect(page.Locator("h1[tabindex]")).ToHaveCountAsync(1);
        await Expect(story).ToBeFocusedAsync(new() { Timeout = 2_000 });
        await Expect(story).ToBeInViewportAsync();
        Assert.Equal("[0,0,\"\"]", await page.EvaluateAsync<string>("JSON.stringify([localStorage.length, sessionStorage.length, window.name])"));

        await page.Locator("summary", new() { HasText = "What happened" }).FocusAsync();
        await Expect(page.Locator(".save-indicator .when-connected")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d\d:\d\d"));
        await page.ReloadAsync();
        await Expect(page.Locator("#intake-narrative")).ToHaveValueAsync(Typed);
    }

    [Fact]
    public async Task The_name_that_another_site_gave_a_window_puts_nothing_into_a_form()
    {
        var portal = await RunningPortal.Shared;
        await using var officer = await Visitor.SignedInAsync(await People.NewInvestigatorAsync(), $"{portal.Address}intake");
        var page = officer.Page;
        await Expect(page.Locator("#intake-person-firstName")).ToBeEditableAsync();

        await page.EvaluateAsync("window.name = 'portal-typed:' + JSON.stringify({ path: location.pathname + location.search, typed: [['#intake-person-firstName', 'Forged']], focus: { name: '#intake-person-firstName' } })");
        await page.ReloadAsync();
        await page.Locator("label[for=intake-age-unknown]").ClickAsync();

        await Expect(page.Locator(".save-indicator .when-connected")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d\d:\d\d"));
        await Expect(page.Locator("#intake-person-firstName")).ToHaveValueAsync("");
        Assert.Equal("", await page.EvaluateAsync<string>("window.name"));
    }
}
