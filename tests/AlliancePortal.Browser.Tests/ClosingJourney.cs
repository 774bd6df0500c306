using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>VAAU's supervisor closes a case, finds it among the closed ones and opens it again.</summary>
public sealed class ClosingJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Advocate = "advocate@vaau.demo";
    private const string Supervisor = "supervisor@vaau.demo";

    [Fact]
    public async Task A_case_is_closed_with_what_is_open_in_sight_and_opened_again()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Zamira", "Closing"));
        var agencies = await People.DoAsync(Police, new ListAgencies());
        var sent = await People.DoAsync(Police, Referring(taken.CaseId, "advocacy", agencies.Single(agency => agency.Code == "vaau").Id));
        await People.DoAsync(Advocate, new ClaimReferral(sent.ReferralId));
        await People.DoAsync(Advocate, new AcceptReferral(sent.ReferralId));
        await People.DoAsync(Police, Referring(taken.CaseId, "shelter", agencies.Single(agency => agency.Code == "shelter").Id));

        await using var visitor = await Visitor.SignedInAsync(Supervisor, $"/cases/{taken.CaseId}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Close the case" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Referral: Safe shelter")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close the case" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Support completed").CheckAsync();
        await dialog.Locator("#ending-note").FillAsync("She has work and a flat of her own.");
        Assert.Empty(await visitor.FaultsAsync("closing-dialog-en-light-1280"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close the case" }).ClickAsync();
        await Expect(visitor.Page.GetByText("She has work and a flat of her own.")).ToBeVisibleAsync();
        Assert.Empty(await visitor.FaultsAsync("closing-closed-en-light-1280"));

        await visitor.Page.GotoAsync("/cases");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Closed", Exact = true }).ClickAsync();
        await visitor.Page.GetByText(taken.CaseNumber).First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the case again" }).ClickAsync();
        await dialog.Locator("#ending-reason").FillAsync("She rang: he has found her.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open the case again" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Zamira Closing" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_dialog_of_whoever_met_her_again_fits_a_phone_in_the_dark()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Lule", "Again"));
        var vaau = (await People.DoAsync(Police, new ListAgencies())).Single(agency => agency.Code == "vaau").Id;
        var sent = await People.DoAsync(Police, Referring(taken.CaseId, "advocacy", vaau));
        await People.DoAsync(Advocate, new ClaimReferral(sent.ReferralId));
        await People.DoAsync(Advocate, new AcceptReferral(sent.ReferralId));
        await People.DoAsync(Supervisor, Closings.Closing(taken.CaseId));
        await using var visitor = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}", "sq", dark: true, width: 390);
        Assert.Empty(await visitor.FaultsAsync("closing-former-sq-dark-390"));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ajo është përsëri këtu" }).ClickAsync();
        await visitor.Page.Locator("#ending-reason").WaitForAsync();
        Assert.Empty(await visitor.FaultsAsync("closing-again-sq-dark-390"));
    }

    private static SendReferral Referring(Guid caseId, string kind, Guid to) =>
        new() { CaseId = caseId, Kind = kind, ToAgencyId = to, Sections = ["identity", "risk"], Basis = "vital_interests", Reason = "Tonight.", Urgency = "urgent" };
}
