using System.Collections.Concurrent;
using AlliancePortal.Web.Tests;
using AlliancePortal.Web.Tests.Account;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>One person at one browser: signs in, looks around, and leaves pictures of what was seen as artefacts of the run.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Findings only: describing all that is right takes ten times as long.
    private const string GraveFindings = """
        async () => (await axe.run({ resultTypes: ['violations'], selectors: false, preload: false })).violations
            .filter(found => ['serious', 'critical'].includes(found.impact))
            .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html}`))
        """;

    // Text that its own box cuts off; what is hidden on purpose, for screen readers only, is smaller than a letter.
    private const string CutOff = """
        () => [...document.querySelectorAll('body *')].filter(e => {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            return box.width > 2 && box.height > 2 && e.innerText?.trim() && style.visibility === 'visible'
                && ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
        }).map(e => `${e.tagName}.${e.className}: ${e.innerText.trim().slice(0, 60)}`)
        """;

    private const string FollowLink = """
        ([path, arrives]) => {
            document.querySelectorAll(arrives).forEach(here => here.left = here.innerText);
            const link = document.body.appendChild(Object.assign(document.createElement('a'), { href: path }));
            link.click();
            link.remove();
        }
        """;

    // Signing in takes two pages: a person's other windows take the sign-in of the first, for three minutes, since a dangerous act asks anew after five.
    private const long Shared = 180_000;

    private static readonly ConcurrentDictionary<(string Email, long Turn), Lazy<Task<string>>> SignIns = new();

    private readonly IBrowserContext context;

    private Visitor(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Where the pictures go: beside the test results.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    // Four hundred pictures take minutes: where nobody will look at them (CI), only what is wrong is kept.
    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("CI") is null || Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is not null;

    /// <summary>Opens a browser window on the running portal.</summary>
    public static Task<Visitor> ArriveAsync(string language = "en", bool dark = false, int width = 1280) => ArriveAsync(language, dark, width, null);

    private static async Task<Visitor> ArriveAsync(string language, bool dark, int width, string? signIn)
    {
        var portal = await RunningPortal.Shared;
        var context = await (await Chromium.Instance).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(),
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = signIn,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Opens a window of somebody with a demonstration account who has signed in, here or in another window.</summary>
    public static async Task<Visitor> SignedInAsync(string email, string path = "/", string language = "en", bool dark = false, int width = 1280)
    {
        var signIn = await SignIns.GetOrAdd((email, Environment.TickCount64 / Shared), one => new(() => SignInOnceAsync(one.Email))).Value;
        var visitor = await ArriveAsync(language, dark, width, signIn);
        await visitor.Page.GotoAsync(path);
        await visitor.InsideAsync();
        return visitor;
    }

    private static async Task<string> SignInOnceAsync(string email)
    {
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(email, "/");
        return await visitor.context.StorageStateAsync();
    }

    /// <summary>Goes to another page as a link leads there, on the circuit if it has one: a fifth of what a new document costs. Stays where the link leads nowhere.</summary>
    /// <param name="arrives">Of what the other page has one of its own, or with another text.</param>
    public async Task GoAsync(string path, string arrives = "h1")
    {
        if (new Uri(Page.Url).PathAndQuery == path) return;
        await Page.EvaluateAsync(FollowLink, new[] { path, arrives });
        await Page.WaitForFunctionAsync("arrives => [...document.querySelectorAll(arrives)].some(here => here.left !== here.innerText)", arrives);
        await Expect(Page.Locator(".list-skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>Goes to a page and signs in on the way.</summary>
    public async Task SignInAsync(string email, string path)
    {
        await Page.GotoAsync(path);
        await SignInHereAsync(email);
    }

    /// <summary>Signs in on the page that asks for it.</summary>
    public async Task SignInHereAsync(string email)
    {
        await PasswordAsync(email, RunningPortal.Password);
        await InsideAsync();
    }

    private async Task InsideAsync()
    {
        await Page.Locator("nav:visible").First.WaitForAsync();
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>The first sign-in of an invited person: password, authenticator app, recovery codes.</summary>
    /// <returns>Her phone.</returns>
    public async Task<AuthenticatorApp> FirstSignInAsync(string email, string password)
    {
        var phone = await SetUpPhoneAsync(email, password);
        await Page.Locator("main a.plain-button-primary").ClickAsync();
        await Page.Locator("nav:visible").First.WaitForAsync();
        return phone;
    }

    /// <summary>The same up to the recovery codes.</summary>
    public async Task<AuthenticatorApp> SetUpPhoneAsync(string email, string password)
    {
        await PasswordAsync(email, password);
        await Page.Locator("summary").ClickAsync();
        var phone = AuthenticatorApp.Typed(await Page.Locator(".set-up-key").InnerTextAsync(), TimeProvider.System);
        await Page.Locator("#code").FillAsync(phone.Show());
        await Page.Locator("main button[type=submit]").ClickAsync();
        await Page.Locator(".recovery-codes").WaitForAsync();
        return phone;
    }

    /// <summary>The first step of signing in, on the page that asks for it.</summary>
    public async Task PasswordAsync(string email, string password)
    {
        await Page.Locator("input[type=email]").FillAsync(email);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("form:has(input[type=password]) button[type=submit]").ClickAsync();
    }

    /// <summary>Types a day and a time into the parts of a field.</summary>
    public async Task InstantAsync(string field, DateTime local)
    {
        foreach (var (part, text) in new[] { ("day", $"{local.Day}"), ("month", $"{local.Month}"), ("year", $"{local.Year}"), ("time", $"{local:HH:mm}") })
            await Page.Locator($"#{field}-{part}").FillAsync(text);
        await Page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Keeps a picture of the whole page, from its top: taken while it is scrolled, the browser sends the next release of the mouse elsewhere.</summary>
    public async Task PictureAsync(string name)
    {
        await ToTopAsync();
        if (TakesPictures) await TakePictureAsync(name);
    }

    private Task ToTopAsync() => Page.EvaluateAsync("window.scrollTo(0, 0)");

    private async Task TakePictureAsync(string name)
    {
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
    }

    /// <summary>What axe finds serious or critical on the page now.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window")) await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(GraveFindings);
    }

    /// <summary>Tells what is wrong with the page as it stands, and keeps a picture of it: what axe finds, text that is cut off, a page wider than the screen.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string picture)
    {
        await ToTopAsync();
        var faults = new List<string>(await AxeAsync());
        faults.AddRange(from cut in await Page.EvaluateAsync<string[]>(CutOff) select $"cut off: {cut}");
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) faults.Add("The page scrolls sideways.");
        if (TakesPictures || faults.Count > 0) await TakePictureAsync(picture);
        return faults;
    }

    /// <summary>Leaves; what stood on the page last is told beside the failure of a test.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Page.IsClosed) TestContext.Current.TestOutputHelper?.WriteLine($"{Page.Url}\n{await Page.Locator("body").InnerTextAsync()}");
        await context.DisposeAsync();
    }
}
