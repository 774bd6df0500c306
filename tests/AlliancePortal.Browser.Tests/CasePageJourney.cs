using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Browser.Tests;

/// <summary>Opening a case, its sections, and what two people write at once.</summary>
public sealed class CasePageJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task Every_section_of_a_case_is_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        var taken = await People.TakeInAsync("socialworker@csw-prizren.demo", Intakes.Child("Besa", "Krypi"));
        await using var visitor = await Visitor.SignedInAsync("socialworker@csw-prizren.demo", $"/cases/{taken.CaseId}", language, dark, width);
        foreach (var tab in new[] { "identity", "contact", "exploitation", "risk", "guardianship", "assistance", "notes" })
        {
            await visitor.Page.GotoAsync($"/cases/{taken.CaseId}?tab={tab}");
            await visitor.Page.Locator(".case-section").WaitForAsync();
            await visitor.PictureAsync($"case-{tab}-{language}-{(dark ? "dark" : "light")}-{width}");
            Assert.Empty(await visitor.AxeAsync());
            Assert.False(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"{tab} scrolls sideways.");
        }
    }
}
