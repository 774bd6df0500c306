using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A police supervisor proposes to erase a person, VAAU's decides on the page of the case; what is left says when the last backup of the key expires.</summary>
public sealed class ErasureJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task VAAU_erases_what_the_police_proposed_and_sees_the_tombstone(string language, bool dark, int width)
    {
        var taken = await People.DoAsync("investigator@tpiu.demo", Intakes.Adult("Vjosa", "Erased"));
        await People.DoAsync("supervisor@tpiu.demo", new ProposeErasure(taken.CaseId, "person_asked", "She told her advocate so twice."));
        var looks = $"{language}-{(dark ? "dark" : "light")}-{width}";
        await using var vaau = await Visitor.SignedInAsync("supervisor@vaau.demo", $"/cases/{taken.CaseId}/erasure", language, dark, width);
        var approve = vaau.Page.Locator("section[aria-labelledby=erase-title] .mud-button-filled-error");
        await Expect(approve).ToBeDisabledAsync();
        Assert.Empty(await vaau.FaultsAsync($"erasure-proposed-{looks}"));

        await vaau.Page.Locator("#erasure-sure").CheckAsync(new LocatorCheckOptions { Force = true });
        await approve.ClickAsync();
        await vaau.Page.Locator("#erased-title").WaitForAsync();
        await vaau.Page.ReloadAsync();
        await vaau.Page.Locator("#erased-title").WaitForAsync();
        Assert.Empty(await vaau.FaultsAsync($"erasure-done-{looks}"));
        await vaau.Page.GotoAsync($"/cases/{taken.CaseId}");
        await vaau.Page.Locator(".absent").WaitForAsync();
    }

    [Theory]
    [InlineData("sq", false, 1280)]
    [InlineData("sr-Latn", true, 390)]
    public async Task An_administrator_sees_how_the_keys_stand(string language, bool dark, int width)
    {
        await using var administrator = await Visitor.SignedInAsync("admin@portal.demo", "/keys", language, dark, width);
        await administrator.Page.Locator("#versions-title").WaitForAsync();
        Assert.Empty(await administrator.FaultsAsync($"keys-{language}-{(dark ? "dark" : "light")}-{width}"));
    }
}
