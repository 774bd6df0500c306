using Microsoft.Playwright;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>One Chromium for the tests of a process: the machine's own, else the one that Playwright fetches.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    /// <summary>How long a journey waits for what must come, in milliseconds: patient, since a busy machine is no fault of the page.</summary>
    public const float Patience = 30_000;

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    public static Task<IBrowser> Instance => Shared.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var installed = Installed();
        if (installed is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
            throw new InvalidOperationException("No Chromium is installed and none could be fetched. Install one, for instance the package chromium.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = installed,
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private static string? Installed() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
