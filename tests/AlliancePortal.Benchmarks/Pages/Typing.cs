using System.Net;
using AlliancePortal.Benchmarks.Load;
using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>Typing over a long line: from each key to its letter, and whether every letter is there afterwards.</summary>
internal static class Typing
{
    private const string FirstName = "#intake-person-firstName";
    private const string LastName = "#intake-person-lastName";
    private const string Aliases = "#intake-person-aliases";
    private const string Story = "#intake-narrative";
    private const string Words = "She says that a man she knew from her street brought her over the border in spring, took her papers and gave her a room behind the bar. " +
        "He came each evening and counted. She never had a key, and when she asked for a doctor he laughed at her and turned the music up. ";

    // Two frames of a screen with sixty a second: a key that comes just after one waits for the next.
    private const double Most = 34;
    private const int Pause = 45; // ms between keys: a very quick typist

    public static async Task<Part> MeasureAsync(int port, TimeSpan delay)
    {
        var (near, _) = await TypeAsync(port, port);
        await using var far = new LoopbackProxy(delay, new IPEndPoint(IPAddress.Loopback, port));
        var (late, wrong) = await TypeAsync(far.Address.Port, port);
        var search = await SearchAsync(far.Address.Port);
        wrong.AddRange(search.Wrong);
        return new Part(
            [("a letter of the intake, nothing between", near), ($"a letter of the intake, {delay.TotalMilliseconds:0} ms added each way", late), ($"a letter of the search, {delay.TotalMilliseconds:0} ms added each way", search.Times)],
            [
                Goal.Most("a letter of the intake", $"p95 ≤ {Most:0} ms (two frames) with {delay.TotalMilliseconds:0} ms added each way", late.P95, Most, "ms"),
                Goal.Most("a letter of the search", $"p95 ≤ {Most:0} ms (two frames) with {delay.TotalMilliseconds:0} ms added each way", search.Times.P95, Most, "ms"),
                new Goal("letters", "none lost or moved, in the fields and in the draft", wrong.Count == 0 ? $"{late.Count + search.Times.Count} letters, all there" : string.Join("; ", wrong), wrong.Count == 0),
            ],
            $"Typed with {Pause} ms between keys; from the key to the frame with its letter. Every field is left and come back to while answers are under way.");
    }

    /// <param name="port">Through which it is typed.</param>
    /// <param name="direct">Through which the draft is looked at afterwards.</param>
    private static async Task<(Spread Times, List<string> Wrong)> TypeAsync(int port, int direct)
    {
        await using var window = await Window.SignedInAsync(port, Team.Emails[1], "/intake");
        var page = window.Page;
        await page.Locator(FirstName).WaitForAsync();
        await page.Locator("details:has(#intake-narrative) summary").First.ClickAsync();
        var typed = new Dictionary<string, string>();
        async Task InAsync(string field, string text)
        {
            await page.Locator(field).ClickAsync();
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.TypeAsync(text, new() { Delay = Pause });
            typed[field] = typed.GetValueOrDefault(field) + text;
        }

        await InAsync(FirstName, "Valentina");
        await InAsync(LastName, "Krasniqi");
        await InAsync(FirstName, " Maria");
        await InAsync(Story, Words);
        await InAsync(Aliases, "Vali, Tina");
        await InAsync(LastName, " Berisha");
        await InAsync(Story, Words);
        await page.WaitForTimeoutAsync(Pause);
        var wrong = await DifferingAsync(page, typed, "in the field");
        var letters = await page.EvaluateAsync<double[]>("letters");

        await page.Keyboard.PressAsync("Tab");
        await StoredAsync(page);
        wrong.AddRange(await DifferingAsync(page, typed, "in the field, later"));
        await page.GotoAsync($"http://127.0.0.1:{direct}{new Uri(page.Url).AbsolutePath}");
        await page.Locator(FirstName).WaitForAsync();
        wrong.AddRange(await DifferingAsync(page, typed, "in the draft"));
        if (letters.Length != typed.Values.Sum(text => text.Length)) wrong.Add($"{letters.Length} letters came for {typed.Values.Sum(text => text.Length)} keys");
        Console.WriteLine($"{letters.Length} letters typed; {(wrong.Count == 0 ? "all stand there" : string.Join("; ", wrong))}");
        return (Spread.Of(letters), wrong);
    }

    // The first storing gives the page its address; afterwards what the draft holds is asked for, as long as it lags.
    private static async Task StoredAsync(IPage page)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/intake/[0-9a-f-]{36}$"));
        await page.WaitForTimeoutAsync(5_000);
    }

    private static async Task<(Spread Times, List<string> Wrong)> SearchAsync(int port)
    {
        await using var window = await Window.SignedInAsync(port, Team.Emails[1], "/cases");
        var page = window.Page;
        await page.Locator("#search").ClickAsync();
        var typed = new Dictionary<string, string> { ["#search"] = "Krasniqi Elira Gashi Valentina Berisha" };
        await page.Keyboard.TypeAsync(typed["#search"], new() { Delay = 4 * Pause });
        await page.WaitForTimeoutAsync(Pause);
        var wrong = await DifferingAsync(page, typed, "while typing");
        await page.WaitForTimeoutAsync(5_000);
        wrong.AddRange(await DifferingAsync(page, typed, "later"));
        return (Spread.Of(await page.EvaluateAsync<double[]>("letters")), wrong);
    }

    private static async Task<List<string>> DifferingAsync(IPage page, Dictionary<string, string> typed, string when)
    {
        var wrong = new List<string>();
        foreach (var (field, text) in typed)
            if (await page.Locator(field).InputValueAsync() is var stands && stands != text) wrong.Add($"{field} {when}: '{stands}' instead of '{text}'");
        return wrong;
    }
}
