using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests.Intake;

/// <summary>What hands do on the intake page.</summary>
internal sealed class IntakeSheetOnScreen(IPage page)
{
    private const int MostStops = 90;

    /// <summary>Presses Tab until the element has the focus, or something inside it.</summary>
    public async Task TabToAsync(string id, bool inside = false) =>
        await TabUntilAsync(inside ? $"document.activeElement.closest('#{id}') !== null" : $"document.activeElement.id === '{id}'", id);

    public async Task TabToButtonAsync(string text) =>
        await TabUntilAsync($"document.activeElement.tagName === 'BUTTON' && document.activeElement.innerText.trim().startsWith('{text}')", text);

    /// <summary>Types into the focused picker and takes the first that fits.</summary>
    public async Task PickAsync(string text)
    {
        await page.Keyboard.TypeAsync(text);
        await Expect(page.Locator(".mud-popover-open .mud-list-item").First).ToContainTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The facts of an adult found in Peja.</summary>
    public async Task AdultAsync()
    {
        await page.Locator("#intake-age-from").FillAsync("30");
        await page.Locator("#intake-age-to").FillAsync("40");
        await page.Locator("#intake-person-sex label").First.ClickAsync();
        await page.Locator("#intake-municipality").FillAsync("Pej");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await Expect(page.GetByText("Counts as an adult")).ToBeVisibleAsync();
    }

    public async Task CheckAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the answers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
    }

    private async Task TabUntilAsync(string reached, string sought)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await page.EvaluateAsync<bool>(reached)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{sought} cannot be reached by Tab.");
    }
}
