using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>How to reach her is written anew after the intake; who comes second sees both texts.</summary>
public sealed class ContactJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task Of_two_colleagues_the_second_keeps_the_typed_text_and_sees_the_stored_one_beside_it(string language, bool dark, int width)
    {
        var email = await People.NewInvestigatorAsync();
        var taken = await People.DoAsync(email, Intakes.Adult("Lenuta", "Kontaktova"));
        await using var officer = await Visitor.SignedInAsync(email, $"/cases/{taken.CaseId}?tab=contact", language, dark, width);
        var page = officer.Page;
        await page.Locator(".case-section .button-row .mud-button-root").First.ClickAsync();
        await page.Locator("#contact-phone").FillAsync("+383 44 555 666");
        await People.DoAsync(email, new EditContact { CaseId = taken.CaseId, Version = 1, Phone = "+383 45 777 888", Safe = ["call"], SafeWay = "Duty officer, after 18:00" });

        await page.Locator("form.card button[type=submit]").ClickAsync();
        await Expect(page.Locator(".stored-beside").First).ToBeVisibleAsync();
        await Expect(page.Locator("#contact-phone")).ToHaveValueAsync("+383 44 555 666");
        await Expect(page.Locator(".stored-beside", new() { HasText = "+383 45 777 888" })).ToBeVisibleAsync();
        Assert.Empty(await officer.FaultsAsync($"contact-both-{language}-{(dark ? "dark" : "light")}-{width}"));

        await page.Locator(".stored-beside button").First.ClickAsync();
        await Expect(page.Locator("#contact-safeWay")).ToHaveValueAsync("Duty officer, after 18:00");
        await page.Locator("form.card button[type=submit]").ClickAsync();
        await Expect(page.Locator(".case-section").GetByText("+383 44 555 666")).ToBeVisibleAsync();
        await Expect(page.Locator("#contact-phone")).ToHaveCountAsync(0);
        await officer.PictureAsync($"contact-{language}-{(dark ? "dark" : "light")}-{width}");
    }
}
