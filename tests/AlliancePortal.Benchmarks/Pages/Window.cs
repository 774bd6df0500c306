using AlliancePortal.Browser.Tests.Browsing;
using Microsoft.Playwright;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>A window of the machine's Chromium, in which somebody with a demonstration account has signed in. Its own clock takes the times, from the browser's event to the frame that was painted.</summary>
internal sealed class Window : IAsyncDisposable
{
    // A message posted before a frame is painted comes after it. The unknown call is refused by the page's own circuit, behind all that it has to do.
    private const string Clock = """
        {
            const painted = then => requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = then;
                channel.port2.postMessage(0);
            });
            const until = (ready, then) => ready() ? painted(then) : requestAnimationFrame(() => until(ready, then));
            const answered = () => DotNet.invokeMethodAsync('AlliancePortal.Web', 'Answers').catch(() => { });

            // [painted, answered]: ms since the start
            window.measureFrom = (start, ready) => new Promise((resolve, reject) => {
                setTimeout(() => reject(new Error(`It did not come: ${location.pathname} ${document.querySelector('main')?.innerText}`)), 30000);
                until(ready, () => {
                    const seen = performance.now() - start;
                    answered().then(() => resolve([seen, performance.now() - start])).catch(reject);
                });
            });
            window.measureClick = ready => {
                window.measured = new Promise(resolve =>
                    addEventListener('click', event => resolve(measureFrom(event.timeStamp, ready)), { capture: true, once: true }));
            };

            window.letters = []; // ms from each key to its letter
            let pressed;
            addEventListener('keydown', event => { pressed = event.key.length === 1 ? event.timeStamp : undefined; }, true);
            addEventListener('input', () => {
                const start = pressed;
                if (start !== undefined) painted(() => letters.push(performance.now() - start));
            }, true);
        }
        """;

    private readonly IBrowserContext context;

    private Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <param name="port">Of the portal, or of what stands before it.</param>
    /// <param name="path">Where to sign in to.</param>
    public static async Task<Window> SignedInAsync(int port, string email, string path)
    {
        var context = await (await Chromium.Instance).NewContextAsync(new BrowserNewContextOptions { BaseURL = $"http://127.0.0.1:{port}", Locale = "en", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(Chromium.Patience);
        await context.AddInitScriptAsync(Clock);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator("input[type=email]").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync(MeasuredPortal.Password);
        await page.Locator("form:has(input[type=password]) button[type=submit]").ClickAsync();
        await page.Locator("nav:visible").First.WaitForAsync();
        await page.Locator("h1").First.WaitForAsync();
        return new Window(context, page);
    }

    /// <summary>Clicks and waits until the page stands and answers.</summary>
    /// <param name="what">What is clicked.</param>
    /// <param name="ready">A JavaScript expression: whether all that was asked for stands there.</param>
    /// <returns>Milliseconds from the click until it is painted, and until the page has answered then.</returns>
    public async Task<(double Painted, double Answered)> ClickAsync(ILocator what, string ready)
    {
        await Page.EvaluateAsync($"measureClick(() => {ready})");
        await what.ClickAsync();
        return Both(await Page.EvaluateAsync<double[]>("measured"));
    }

    /// <summary>Loads an address anew, as when it is typed; milliseconds as of <see cref="ClickAsync"/>, from the beginning of the load.</summary>
    public async Task<(double Painted, double Answered)> LoadAsync(string path, string ready)
    {
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return Both(await Page.EvaluateAsync<double[]>($"measureFrom(0, () => {ready})"));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static (double, double) Both(double[] two) => (two[0], two[1]);
}
