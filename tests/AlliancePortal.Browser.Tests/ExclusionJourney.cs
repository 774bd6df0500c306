using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A supervisor keeps somebody out of a case: the open page is gone, the list has no trace; let in again it is back. And a Centre that declines a handover is out.</summary>
public sealed class ExclusionJourney
{
    private const string Supervisor = "supervisor@csw-prizren.demo";
    private const string Worker = "socialworker@csw-prizren.demo";
    private const string Police = "investigator@tpiu.demo";
    private const string Peja = "socialworker@csw-peja.demo";

    [Fact]
    public async Task A_supervisor_keeps_a_colleague_out_and_lets_her_in_again()
    {
        var taken = await People.DoAsync(Police, Intakes.Child("Vesa", "Hidden"));
        await People.DoAsync(Worker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await using var worker = await Visitor.SignedInAsync(Worker, $"/cases/{taken.CaseId}");
        await worker.Page.Locator(".participants").First.WaitForAsync();
        await Expect(worker.Page.GetByRole(AriaRole.Heading, new() { Name = "Kept out of this case" })).ToHaveCountAsync(0);

        await using var supervisor = await Visitor.SignedInAsync(Supervisor, $"/cases/{taken.CaseId}");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Kept out of this case" }).ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Keep somebody out" }).ClickAsync();
        var dialog = supervisor.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep out" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.Locator("#excluded-person").FillAsync("Teuta");
        await supervisor.Page.Locator(".picker-item", new() { HasText = "Teuta Berisha" }).First.ClickAsync();
        await dialog.Locator("#excluded-reason").FillAsync("She is a cousin of the suspect.");
        Assert.Empty(await supervisor.AxeAsync());
        await supervisor.PictureAsync("exclusion-dialog-en-light-1280");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep out" }).ClickAsync();
        await Expect(supervisor.Page.GetByText("She is a cousin of the suspect.")).ToBeVisibleAsync();
        await supervisor.PictureAsync("exclusion-kept-en-light-1280");

        await worker.Page.Locator(".absent").WaitForAsync();
        await worker.Page.GotoAsync("/guardianships");
        await worker.Page.Locator(".guardianship-rows, .empty-state").First.WaitForAsync();
        await Expect(worker.Page.GetByText("Vesa Hidden")).ToHaveCountAsync(0);

        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Let Teuta Berisha in again" }).ClickAsync();
        await dialog.Locator("#reason").FillAsync("It was another family.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Let in again" }).ClickAsync();
        await Expect(supervisor.Page.GetByText("Nobody.", new() { Exact = true })).ToBeVisibleAsync();
        await worker.Page.GotoAsync($"/cases/{taken.CaseId}");
        await Expect(worker.Page.GetByRole(AriaRole.Heading, new() { Name = "Vesa Hidden" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_Centre_declines_a_handover_and_the_one_that_asked_reads_why()
    {
        var taken = await People.DoAsync(Police, Intakes.Child("Nora", "Declined"));
        var id = taken.GuardianshipId!.Value;
        await People.DoAsync(Worker, new AcknowledgeGuardianship(id));
        var peja = (await People.DoAsync(Worker, new Casework.Agencies.ListAgencies { Kind = "csw" })).Single(centre => centre.Code == "csw-peja").Id;
        await People.DoAsync(Worker, new HandOverGuardianship(id, peja, "Her aunt lives there."));
        await using var asked = await Visitor.SignedInAsync(Peja, $"/cases/{taken.CaseId}?tab=guardianship");
        await asked.Page.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await asked.Page.GetByRole(AriaRole.Dialog).Locator("#step-reason").FillAsync("The aunt has moved to Gjilan.");
        Assert.Empty(await asked.AxeAsync());
        await asked.PictureAsync("handover-decline-en-light-1280");
        await asked.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await asked.Page.Locator(".absent").WaitForAsync();

        await using var worker = await Visitor.SignedInAsync(Worker, $"/cases/{taken.CaseId}?tab=guardianship");
        await Expect(worker.Page.Locator(".case-section .facts")).ToContainTextAsync("The aunt has moved to Gjilan.");
        await worker.PictureAsync("handover-declined-en-light-1280");
    }

    [Theory]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_part_is_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Lena", "Kept"));
        await People.ExcludeAsync("supervisor@tpiu.demo", Police, taken.CaseId);
        await using var supervisor = await Visitor.SignedInAsync("supervisor@tpiu.demo", $"/cases/{taken.CaseId}", language, dark, width);
        await Expect(supervisor.Page.GetByText("She named him.")).ToHaveCountAsync(0);
        await supervisor.Page.Locator("#exclusions-title button").ClickAsync();
        await Expect(supervisor.Page.GetByText("She named him.")).ToBeVisibleAsync();
        Assert.Empty(await supervisor.FaultsAsync($"exclusion-{language}-{(dark ? "dark" : "light")}-{width}"));
    }
}
