using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>VAAU's supervisor finds a case whose time is over, holds one and proposes another for erasure; the police see the proposal.</summary>
public sealed class RetentionJourney
{
    private const string Vaau = "supervisor@vaau.demo";

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task A_case_whose_time_is_over_is_held_or_proposed_from_the_list(string language, bool dark, int width)
    {
        var (first, second) = (await LongClosedAsync("Arta"), await LongClosedAsync("Besa"));
        var looks = $"{language}-{(dark ? "dark" : "light")}-{width}";
        await using var vaau = await Visitor.SignedInAsync(Vaau, "/retention", language, dark, width);
        ILocator Row(string number) => vaau.Page.Locator("tr").Filter(new LocatorFilterOptions { HasText = number });
        await Row(first.Number).Locator("td.board-acts button").ClickAsync();
        await vaau.Page.Locator("#reason").FillAsync("The trial is in spring.");
        await vaau.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
        await Expect(Row(first.Number).Locator("input[type=checkbox]")).ToHaveCountAsync(0);

        await Row(second.Number).Locator("input[type=checkbox]").CheckAsync(new LocatorCheckOptions { Force = true });
        Assert.Empty(await vaau.FaultsAsync($"retention-due-{looks}"));
        await vaau.Page.Locator("section[aria-labelledby=retention-due] .mud-button-outlined-error").ClickAsync();
        await vaau.Page.Locator("#reason").FillAsync("Ten years are over.");
        await vaau.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
        await Expect(Row(second.Number).Locator("input[type=checkbox]")).ToHaveCountAsync(0);
        Assert.True((await People.DoAsync("supervisor@tpiu.demo", new ShowErasure(second.CaseId))).MayDecide);
        Assert.Equal("under_legal_hold", (await People.DoAsync("supervisor@tpiu.demo", new ShowErasure(first.CaseId))).Hindrance);
    }

    private static async Task<(Guid CaseId, string Number)> LongClosedAsync(string name)
    {
        var taken = await People.DoAsync("investigator@tpiu.demo", Intakes.Adult(name, "Kept"));
        var sent = await People.DoAsync("investigator@tpiu.demo", new SendReferral
        {
            CaseId = taken.CaseId,
            Kind = "advocacy",
            ToAgencyId = (await People.DoAsync("investigator@tpiu.demo", new ListAgencies())).Single(agency => agency.Code == "vaau").Id,
            Sections = ["identity", "risk"],
            Basis = "vital_interests",
            Reason = "She needs somebody on her side.",
            Urgency = "urgent",
        });
        await People.DoAsync("advocate@vaau.demo", new ClaimReferral(sent.ReferralId));
        await People.DoAsync("advocate@vaau.demo", new AcceptReferral(sent.ReferralId));
        await People.DoAsync(Vaau, Closings.Closing(taken.CaseId));
        await (await RunningPortal.Shared).ExecuteAsync($"update casework.cases set closed_at = closed_at - interval '11 years' where id = '{taken.CaseId}'");
        return (taken.CaseId, taken.CaseNumber);
    }
}
