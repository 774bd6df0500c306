using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>Who looks after a child sees who looked at her record; a worker sees the own accesses; an administrator checks the audit.</summary>
public sealed class AccessJourney
{
    private const string Police = "investigator@tpiu.demo";
    private const string Guardian = "socialworker@csw-prizren.demo";

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_guardian_sees_who_looked_and_chooses_one_person(string language, bool dark, int width)
    {
        var taken = await People.DoAsync(Police, Intakes.Child("Arta", "Watched"));
        await People.DoAsync(Guardian, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        for (var time = 0; time < 3; time++) await People.DoAsync(Police, new ShowCase(taken.CaseId));

        await using var guardian = await Visitor.SignedInAsync(Guardian, $"/cases/{taken.CaseId}", language, dark, width);
        await guardian.Page.Locator("section[aria-labelledby=accesses-title] a").ClickAsync();
        await Expect(guardian.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/accesses$"));
        var rows = guardian.Page.Locator(".portal-table tbody tr");
        await rows.First.WaitForAsync();
        Assert.Empty(await guardian.FaultsAsync($"who-looked-{language}-{(dark ? "dark" : "light")}-{width}"));

        var investigator = await People.IdAsync(Police);
        await guardian.Page.Locator(".filter-bar select").SelectOptionAsync($"{investigator}");
        await Expect(guardian.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"person={investigator}"));
        await Expect(rows).Not.ToHaveCountAsync(0);
        await guardian.Page.Locator(".filter-bar a").Nth(2).ClickAsync();
        await Expect(guardian.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=changed"));
        await guardian.Page.GoBackAsync();
        await Expect(guardian.Page.Locator(".filter-bar select")).ToHaveValueAsync($"{investigator}");
    }

    [Fact]
    public async Task An_investigator_is_told_nothing_and_sees_the_own_accesses()
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Besa", "Opened"));
        await using var investigator = await Visitor.SignedInAsync(Police, $"/cases/{taken.CaseId}");
        await Expect(investigator.Page.Locator(".participants").First).ToBeVisibleAsync();
        await Expect(investigator.Page.Locator("section[aria-labelledby=accesses-title]")).ToHaveCountAsync(0);
        await investigator.Page.GotoAsync($"/cases/{taken.CaseId}/accesses");
        await investigator.Page.Locator(".absent").WaitForAsync();

        await investigator.Page.Locator("[popovertarget=reader-menu]").ClickAsync();
        await investigator.Page.GetByRole(AriaRole.Link, new() { Name = "My accesses" }).ClickAsync();
        await Expect(investigator.Page.GetByRole(AriaRole.Link, new() { Name = "Besa Opened" }).First).ToBeVisibleAsync();
        Assert.Empty(await investigator.FaultsAsync("my-accesses-en-light-1280"));
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task An_administrator_checks_the_audit_and_reads_ids_alone(string language, bool dark, int width)
    {
        var taken = await People.DoAsync(Police, Intakes.Adult("Liridona", "Unnamed"));
        await using var administrator = await Visitor.SignedInAsync("admin@portal.demo", "/audit", language, dark, width);
        await administrator.Page.Locator(".portal-table tbody tr").First.WaitForAsync();
        var check = administrator.Page.Locator(".page-header-action button");
        var compared = administrator.Page.Locator("section[aria-labelledby=audit-state] dd").First;
        var before = await compared.InnerTextAsync();
        await check.ClickAsync();
        await Expect(compared).Not.ToHaveTextAsync(before, new() { Timeout = 60_000 });
        await Expect(check).ToBeEnabledAsync();
        await Expect(administrator.Page.Locator("section[aria-labelledby=audit-state] .state-chip")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("ok"), new() { Timeout = 60_000 });
        Assert.Empty(await administrator.FaultsAsync($"audit-{language}-{(dark ? "dark" : "light")}-{width}"));

        await administrator.Page.Locator(".filter-bar a").Nth(2).ClickAsync();
        await Expect(administrator.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=write"));
        await Expect(administrator.Page.GetByText($"{taken.CaseId}").First).ToBeVisibleAsync();
        await Expect(administrator.Page.GetByText("Liridona")).ToHaveCountAsync(0);
    }
}
