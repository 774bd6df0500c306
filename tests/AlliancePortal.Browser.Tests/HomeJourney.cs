using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>What awaits each kind of reader when they sign in.</summary>
public sealed class HomeJourney
{
    [Fact]
    public async Task A_centre_finds_the_new_child_first_and_gets_to_answering_in_one_press()
    {
        var taken = await People.DoAsync("investigator@tpiu.demo", Intakes.Child("Lume", "Kodra"));
        await using var visitor = await Visitor.SignedInAsync("supervisor@csw-prizren.demo");
        var clock = visitor.Page.Locator(".home-clock").Filter(new() { HasText = taken.CaseNumber });

        await clock.GetByRole(AriaRole.Link, new() { Name = "Open and answer" }).ClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/cases/{taken.CaseId}\\?tab=guardianship$"));
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Lume Kodra");
    }

    [Fact]
    public async Task What_was_told_is_marked_as_seen_and_the_bell_counts_down()
    {
        await People.DoAsync("investigator@tpiu.demo", Intakes.Child("Sara", "Kodra") with { Municipality = "peja" });
        await using var visitor = await Visitor.SignedInAsync("socialworker@csw-peja.demo", "/notifications");
        await Expect(visitor.Page.Locator(".told-new")).Not.ToHaveCountAsync(0);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mark all shown as seen" }).ClickAsync();

        await Expect(visitor.Page.Locator(".told-new")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".bell-count")).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator(".told-line")).Not.ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("analyst@coordinator.demo", "Duty coverage this week")]
    [InlineData("admin@portal.demo", "Home")]
    [InlineData("advocate@vaau.demo", "Home")]
    [InlineData("lawyer@legalaid.demo", "Home")]
    [InlineData("supervisor@shelter.demo", "Home")]
    public async Task Every_kind_of_reader_has_a_home_without_an_error(string email, string title)
    {
        await using var visitor = await Visitor.SignedInAsync(email);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(visitor.Page.Locator(".list-skeleton")).ToHaveCountAsync(0);
        await visitor.PictureAsync($"home-{email.Split('@')[0]}-{email.Split('@')[1]}");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        Assert.Empty(await visitor.AxeAsync());
    }
}
