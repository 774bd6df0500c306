using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A referral from the police to the shelter and back, as the people at both ends see it.</summary>
public sealed class ReferralJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Shelter = "caseworker@shelter.demo";

    [Fact]
    public async Task Police_refer_a_person_and_the_shelter_claims_accepts_and_completes()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Zorica", "Umschlagova"));
        await using var officer = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}?tab=referrals");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Refer to another agency" }).ClickAsync();
        await officer.Page.GetByText("Safe shelter", new() { Exact = true }).ClickAsync();
        await officer.Page.GetByText("Linden House · Linden House, shelter").ClickAsync();
        await Expect(officer.Page.Locator(".case-note")).ToContainTextAsync("When ");
        await officer.Page.GetByText("Danger to life or limb").ClickAsync();
        Assert.Empty(await officer.FaultsAsync("refer-en"));
        await officer.Page.Locator("#refer-reason").FillAsync("He knows where she sleeps.");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await officer.PictureAsync("refer-check-en");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(officer.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/referrals/"));
        var address = new Uri(officer.Page.Url).PathAndQuery;

        await using var house = await Visitor.SignedInAsync(Shelter, address);
        await Expect(house.Page.GetByText("This is the envelope")).ToBeVisibleAsync();
        Assert.DoesNotContain("Umschlagova", await house.Page.ContentAsync());
        Assert.DoesNotContain(taken.CaseNumber, await house.Page.ContentAsync());
        await house.PictureAsync("referral-envelope-en");
        await house.Page.GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await Expect(house.Page.GetByText("He knows where she sleeps.")).ToBeVisibleAsync();
        await house.PictureAsync("referral-claimed-en");
        await house.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(house.Page.GetByRole(AriaRole.Link, new() { Name = taken.CaseNumber })).ToBeVisibleAsync();
        Assert.Empty(await house.AxeAsync());

        await house.Page.GotoAsync($"/cases/{taken.CaseId}");
        await Expect(house.Page.GetByRole(AriaRole.Heading, new() { Name = "Zorica Umschlagova" })).ToBeVisibleAsync();
        await Expect(house.Page.GetByRole(AriaRole.Link, new() { Name = "Investigation" })).ToHaveCountAsync(0);
        await house.Page.GotoAsync(address);
        await house.Page.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await house.Page.GetByText("Service delivered").ClickAsync();
        await house.Page.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();
        await Expect(house.Page.GetByText("Completed", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_sent_appears_in_the_open_queue_and_what_is_withdrawn_closes_on_the_open_page()
    {
        await using var house = await Visitor.SignedInAsync(Shelter, "/referrals");
        await Expect(house.Page.GetByRole(AriaRole.Heading, new() { Name = "Referrals", Exact = true })).ToBeVisibleAsync();
        var (caseId, referralId) = await SentAsync("vital_interests");
        await Expect(house.Page.Locator($"a[href='/referrals/{referralId}']")).ToBeVisibleAsync();

        await People.DoAsync(Shelter, new ClaimReferral(referralId));
        await People.DoAsync(Shelter, new AcceptReferral(referralId));
        await house.Page.GotoAsync($"/cases/{caseId}?tab=identity");
        await Expect(house.Page.GetByRole(AriaRole.Heading, new() { Name = "Stefka Umschlagova" })).ToBeVisibleAsync();
        await People.DoAsync(Police, new WithdrawReferral { ReferralId = referralId, Reason = "no_longer_needed" });
        await Expect(house.Page.GetByText("Umschlagova")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_withdrawn_consent_closes_at_once_and_the_screen_names_what_cannot_be_recalled()
    {
        var (caseId, referralId) = await SentAsync("consent");
        await People.DoAsync(Shelter, new ClaimReferral(referralId));
        await People.DoAsync(Shelter, new AcceptReferral(referralId));
        await using var house = await Visitor.SignedInAsync(Shelter, $"/cases/{caseId}?tab=identity");
        await Expect(house.Page.GetByRole(AriaRole.Heading, new() { Name = "Stefka Umschlagova" })).ToBeVisibleAsync();

        await using var officer = await Visitor.SignedInAsync(Police, $"/cases/{caseId}?tab=consent");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "She withdraws this, or a part" }).ClickAsync();
        await Expect(officer.Page.GetByText("cannot be recalled").First).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync("consent-withdraw-en"));
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw now" }).ClickAsync();
        await Expect(officer.Page.GetByText("withdrawn").First).ToBeVisibleAsync();
        await Expect(house.Page.GetByText("Umschlagova")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task Queue_referral_form_and_consent_are_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var (caseId, referralId) = await SentAsync("consent");
        await using var house = await Visitor.SignedInAsync(Shelter, "/referrals", language, dark, width);
        await LookAsync(house, "referrals", ".row-link");
        await house.Page.GotoAsync($"/referrals/{referralId}");
        await LookAsync(house, "referral", ".facts");

        await using var officer = await Visitor.SignedInAsync(Police, $"/cases/{caseId}/refer", language, dark, width);
        await officer.Page.Locator("input[name='refer-kind'][value='legal_aid']").CheckAsync();
        await officer.Page.Locator("input[name='refer-toAgencyId']").First.CheckAsync();
        await LookAsync(officer, "refer", "#refer-reason");
        await officer.Page.GotoAsync($"/cases/{caseId}?tab=consent");
        await LookAsync(officer, "consent", ".text-button");
        await officer.Page.GotoAsync($"/cases/{caseId}?tab=referrals");
        await LookAsync(officer, "case-referrals", ".row-link");

        async Task LookAsync(Visitor visitor, string name, string awaited)
        {
            await visitor.Page.Locator(awaited).First.WaitForAsync();
            Assert.Empty(await visitor.FaultsAsync($"{name}-{language}-{(dark ? "dark" : "light")}-{width}"));
        }
    }

    private static async Task<(Guid CaseId, Guid ReferralId)> SentAsync(string basis)
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Stefka", "Umschlagova"));
        var shelter = (await People.DoAsync(Police, new ListAgencies())).Single(agency => agency.Code == "shelter").Id;
        var consent = basis == "consent" ? (await People.DoAsync(Police, new RecordConsent { CaseId = taken.CaseId, Purposes = ["shelter", "legal_aid"], Language = "ro" })).ConsentId : (Guid?)null;
        var sent = await People.DoAsync(Police, new SendReferral
        {
            CaseId = taken.CaseId,
            Kind = "shelter",
            ToAgencyId = shelter,
            Sections = ["identity", "risk"],
            Basis = basis,
            ConsentId = consent,
            Reason = "A bed for tonight.",
            Urgency = "immediate",
        });
        return (taken.CaseId, sent.ReferralId);
    }
}
