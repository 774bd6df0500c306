using System.Text.RegularExpressions;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>The unit's cases: found by any beginning of a name in any script, filtered in the address, walked by keyboard.</summary>
public sealed partial class CaseloadJourney
{
    [Fact]
    public async Task A_name_typed_in_cyrillic_finds_the_case_stands_in_no_address_and_back_restores_the_search()
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/cases");
        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync("Морина");

        await Expect(visitor.Page.Locator(".row-link").First).ToHaveTextAsync("Elira Morina");
        await Expect(visitor.Page).ToHaveURLAsync(Searching());
        Assert.DoesNotContain("%D0", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page).ToHaveURLAsync(OneCase());
        await visitor.Page.GoBackAsync();
        await Expect(visitor.Page.Locator(".row-link").First).ToHaveTextAsync("Elira Morina");
        await Expect(visitor.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("Морина");
    }

    [Fact]
    public async Task A_search_without_a_hit_says_what_can_be_searched()
    {
        await using var visitor = await Visitor.SignedInAsync("lawyer@legalaid.demo", "/cases");
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("Morina");
        await Expect(visitor.Page.GetByText("Nothing found")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 1280)]
    [InlineData("sr-Latn", false, 390)]
    public async Task The_caseload_is_accessible_in_every_language_theme_and_width(string language, bool dark, int width)
    {
        await using var visitor = await Visitor.SignedInAsync("investigator@tpiu.demo", "/cases?child=true", language, dark, width);
        await visitor.Page.Locator(".row-link").First.WaitForAsync();
        Assert.Empty(await visitor.FaultsAsync($"caseload-{language}-{(dark ? "dark" : "light")}-{width}"));
    }

    [GeneratedRegex(@"/cases\?search=[0-9a-f]+$")]
    private static partial Regex Searching();

    [GeneratedRegex("/cases/[0-9a-f-]{36}$")]
    private static partial Regex OneCase();
}
