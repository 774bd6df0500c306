using System.Diagnostics;
using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A child appears at its Centre while the page is open; the Centre answers, names the guardian, hands over; two supervisors end it.</summary>
public sealed class GuardianshipJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Worker = "socialworker@csw-prizren.demo";
    private const string Peja = "socialworker@csw-peja.demo";
    private const string CentreSupervisor = "supervisor@csw-prizren.demo";
    private const string Advocates = "supervisor@vaau.demo";

    [Fact]
    public async Task A_child_appears_on_the_open_list_without_reload_and_one_press_answers_for_it()
    {
        await using var worker = await Visitor.SignedInAsync(Worker, "/guardianships?state=notified", width: 390);
        await worker.Page.Locator(".guardianship-rows, .empty-state").First.WaitForAsync();

        var taken = await People.DoAsync(Police, Intakes.Child("Arta", "Appears"));
        var since = Stopwatch.StartNew();
        var row = Row(worker, "Arta Appears");
        await row.WaitForAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"From commit to the open page: {since.ElapsedMilliseconds} ms");
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"The child appeared only after {since.Elapsed}.");
        await worker.PictureAsync("guardianships-live-390");

        await using var police = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=guardianship");
        await Expect(police.Page.Locator(".running-clock")).ToContainTextAsync("awaited");
        await row.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(police.Page.Locator(".running-clock")).ToContainTextAsync("names the guardian");
    }

    [Fact]
    public async Task The_guardian_is_named_by_picking_a_colleague_and_another_centre_takes_over_when_it_answers()
    {
        var taken = await AnsweredAsync("Hana", "Handedover");
        await using var worker = await Visitor.SignedInAsync(Worker, $"/cases/{taken.CaseId}?tab=guardianship");
        await Press(worker, "Name the guardian");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Teuta Berisha" }).ClickAsync();
        await Expect(worker.Page.GetByRole(AriaRole.Button, new() { Name = "Name another guardian" })).ToBeVisibleAsync();

        await Press(worker, "Hand over to another Centre");
        await worker.Page.Locator("#step-toAgencyId").ClickAsync();
        await worker.Page.Locator("#step-toAgencyId").PressSequentiallyAsync("Peja");
        await worker.Page.Locator(".picker-item").Filter(new() { HasText = "Peja" }).ClickAsync();
        await Expect(worker.Page.Locator("#step-toAgencyId")).ToHaveValueAsync("Centre for Social Work Peja");
        await worker.Page.Locator("#step-reason").FillAsync("Her aunt lives in Peja and was checked.");
        Assert.Empty(await worker.FaultsAsync("guardianship-handover"));
        await Press(worker, "Ask the Centre");
        await Expect(worker.Page.Locator(".case-section .facts")).ToContainTextAsync("Her aunt lives in Peja");
        await worker.PictureAsync("guardianship-handover-asked");

        await using var peja = await Visitor.SignedInAsync(Peja, "/guardianships");
        await Row(peja, "Hana Handedover").GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(Row(peja, "Hana Handedover")).ToContainTextAsync("Name the guardian");
        await Expect(worker.Page.GetByText("Your unit is no longer in this case")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_supervisors_sign_the_end()
    {
        var taken = await AnsweredAsync("Ema", "Ended");
        await using var centre = await Visitor.SignedInAsync(CentreSupervisor, $"/cases/{taken.CaseId}?tab=guardianship");
        await Press(centre, "Sign the end");
        await centre.Page.GetByText("Back in the care of the parents").ClickAsync();
        await Press(centre, "Sign", exact: true);
        await Expect(centre.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await centre.Page.Locator("#step-reason").FillAsync("Both parents were checked.");
        await Press(centre, "Sign", exact: true);
        await Expect(centre.Page.Locator(".case-section .facts")).ToContainTextAsync("Signature awaited");

        await using var advocates = await Visitor.SignedInAsync(Advocates, $"/cases/{taken.CaseId}?tab=guardianship");
        await Press(advocates, "Sign the end");
        await advocates.Page.Locator("#step-reason").FillAsync("Seen at home.");
        await Expect(advocates.Page.Locator("h1")).ToHaveTextAsync("Ema Ended");
        Assert.Empty(await advocates.FaultsAsync("guardianship-second-signature"));
        await Press(advocates, "Sign and end it");
        await Expect(centre.Page.GetByText("Your unit is no longer in this case")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_police_write_down_a_telephone_answer_in_two_steps()
    {
        var taken = await People.DoAsync(Police, Intakes.Child("Teli", "Phoned"));
        await using var police = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=guardianship", width: 390);
        await Press(police, "They answered by phone");
        await police.Page.Locator("#step-name").FillAsync("Shpresa at the desk");
        Assert.Empty(await police.FaultsAsync("guardianship-phone-390"));
        await Press(police, "Write it down");
        await Expect(police.Page.Locator(".case-section .facts")).ToContainTextAsync("Not yet confirmed");
    }

    [Fact]
    public async Task In_doubt_an_adult_becomes_a_child_with_a_centre_and_the_centre_records_the_age()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Dea", "Doubted"));
        await using var police = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=identity");
        await Press(police, "What happens then");
        await Press(police, "Yes, notify the Centre");
        await Expect(police.Page.Locator(".running-clock").First).ToBeVisibleAsync();

        await using var worker = await Visitor.SignedInAsync(Worker, $"/cases/{taken.CaseId}?tab=guardianship");
        await Press(worker, "Acknowledge");
        await Expect(worker.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true })).ToHaveCountAsync(0);
        await Press(worker, "Record an age assessment");
        await worker.Page.Locator("#step-body").FillAsync("University clinic");
        await worker.Page.GetByText("Multidisciplinary assessment").ClickAsync();
        foreach (var (part, text) in new[] { ("assessedOn-day", "3"), ("assessedOn-month", "2"), ("assessedOn-year", "2026"), ("age", "17"), ("margin", "1") })
            await worker.Page.Locator($"#step-{part}").FillAsync(text);
        Assert.Empty(await worker.FaultsAsync("guardianship-age"));
        await worker.Page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(worker.Page.Locator(".case-section")).ToContainTextAsync("May be under 18");
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_list_and_the_panel_are_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var name = $"{language}-{(dark ? "dark" : "light")}-{width}";
        var taken = await AnsweredAsync("Nora", "Shown");
        foreach (var (email, who) in new[] { (CentreSupervisor, "csw"), (Police, "police") })
        {
            await using var visitor = await Visitor.SignedInAsync(email, "/guardianships", language, dark, width);
            await visitor.Page.Locator(".guardianship-rows").WaitForAsync();
            Assert.Empty(await visitor.FaultsAsync($"guardianships-{who}-{name}"));
            await visitor.GoAsync($"/cases/{taken.CaseId}?tab=guardianship", ".case-section .facts");
            Assert.Empty(await visitor.FaultsAsync($"guardianship-panel-{who}-{name}"));
        }
    }

    private static Task Press(Visitor visitor, string name, bool exact = false) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact }).First.ClickAsync();

    private static ILocator Row(Visitor visitor, string name) => visitor.Page.Locator(".guardianship-rows tbody tr").Filter(new() { HasText = name });

    private static async Task<TakenIn> AnsweredAsync(string first, string last)
    {
        var taken = await People.DoAsync(Police, Intakes.Child(first, last));
        await People.DoAsync(Worker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        return taken;
    }
}
