using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A week of duty is set in three steps, copied, and seen by each as far as it concerns them.</summary>
public sealed class DutyJourney
{
    [Fact]
    public async Task A_week_is_set_in_three_steps_its_gaps_are_in_words_and_the_next_week_copies_it()
    {
        await using var visitor = await Visitor.SignedInAsync("supervisor@csw-peja.demo", "/duty?week=2027-03-01");
        var page = visitor.Page;
        await Expect(page.GetByText("Nobody on duty for 168 h that lie ahead")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Put somebody on duty" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Besnik Lajçi").ClickAsync();
        Assert.Empty(await visitor.FaultsAsync("duty-set-en-light-1280"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".duty-shift")).ToHaveCountAsync(7);
        await Expect(page.GetByText("Nobody 00:00–08:00")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Next week" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the week before" }).ClickAsync();
        await Expect(page.GetByText("Somebody is on duty all the time")).ToBeVisibleAsync();

        await page.Locator(".duty-remove").Nth(3).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take off" }).ClickAsync();
        await Expect(page.GetByText("Nobody on duty for 24 h that lie ahead")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_same_person_is_not_on_duty_twice_and_nothing_typed_is_lost()
    {
        await using var visitor = await Visitor.SignedInAsync("supervisor@csw-prishtina.demo", "/duty");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Put somebody on duty" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Valdete Syla").ClickAsync();
        await page.GetByLabel("Telephone that is rung").FillAsync("+383 99 000 999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("on duty at some of these hours already");
        await Expect(page.GetByLabel("Telephone that is rung")).ToHaveValueAsync("+383 99 000 999");
    }

    [Theory]
    [InlineData("supervisor@csw-prizren.demo", "keeper", "en", false, 1280)]
    [InlineData("supervisor@csw-prizren.demo", "keeper", "sq", true, 1280)]
    [InlineData("supervisor@csw-peja.demo", "keeper", "sr-Latn", false, 390)]
    [InlineData("socialworker@csw-peja.demo", "reader", "en", false, 1280)]
    [InlineData("analyst@coordinator.demo", "coverage", "en", false, 1280)]
    [InlineData("analyst@coordinator.demo", "coverage", "sr-Latn", true, 390)]
    [InlineData("admin@portal.demo", "map", "sq", false, 1280)]
    public async Task Each_sees_duty_as_it_concerns_them(string email, string sight, string language, bool dark, int width)
    {
        await using var visitor = await Visitor.SignedInAsync(email, "/duty", language, dark, width);
        var page = visitor.Page;
        await page.Locator(sight is "keeper" or "reader" ? ".unit-days" : "tbody tr").First.WaitForAsync();
        Assert.Empty(await visitor.FaultsAsync($"duty-{sight}-{language}-{(dark ? "dark" : "light")}-{width}"));
        await Expect(page.Locator(".duty-remove")).ToHaveCountAsync(sight == "keeper" ? await page.Locator(".duty-remove").CountAsync() : 0);
        if (sight is not "keeper" and not "reader") await Expect(page.Locator("main a[href^='tel:']")).ToHaveCountAsync(0);
    }
}
