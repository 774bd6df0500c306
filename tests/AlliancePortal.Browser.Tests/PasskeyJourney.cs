using AlliancePortal.Browser.Tests.Browsing;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AlliancePortal.Browser.Tests;

/// <summary>A passkey on a device (the browser's virtual one): added with a code, opens the portal alone, and ends with the account and with a press.</summary>
public sealed class PasskeyJourney
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("sq", true, 390)]
    public async Task It_is_added_signs_in_alone_and_opens_nothing_once_removed_or_blocked(string language, bool dark, int width)
    {
        var email = await People.InvitedInvestigatorAsync();
        await using var visitor = await Visitor.ArriveAsync(language, dark, width);
        var page = visitor.Page;
        // A passkey belongs to a name, never to an address in numbers.
        var address = $"http://localhost:{(await RunningPortal.Shared).Address.Port}";
        await GiveDeviceAsync(page);
        await page.GotoAsync(address + "/my-accesses");
        var phone = await visitor.FirstSignInAsync(email, RunningPortal.Password);
        await page.GotoAsync(address + "/account");
        await page.Locator("#passkey-name").FillAsync("My phone");
        await page.Locator("#passkey-code").FillAsync(phone.Show());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#passkey-list li")).ToContainTextAsync("My phone");
        Assert.Empty(await visitor.FaultsAsync($"passkey-added-{language}-{(dark ? "dark" : "light")}-{width}"));

        await LeaveAsync(page, address);
        var shown = await EnterAsync(page);
        await page.Locator("nav:visible").First.WaitForAsync();
        await Expect(page).ToHaveURLAsync(address + "/my-accesses");

        // Heard once, it opens nothing a second time.
        await LeaveAsync(page, address);
        await page.EvaluateAsync("""
            ([credential, state]) => {
                const form = document.querySelector('.passkey-sign-in');
                form.elements.state.value = state;
                form.elements.credential.value = credential;
                form.requestSubmit();
            }
            """, shown);
        await Expect(page.Locator("#sign-in-error")).ToBeVisibleAsync();
        Assert.Empty(await visitor.FaultsAsync($"passkey-refused-{language}-{(dark ? "dark" : "light")}-{width}"));

        // Each on a page of its own: what the page before said must not be taken for this answer.
        await BlockAsync(email, isBlocked: true);
        await LeaveAsync(page, address);
        await EnterAsync(page);
        await Expect(page.Locator("#sign-in-error")).ToBeVisibleAsync();

        await BlockAsync(email, isBlocked: false);
        await LeaveAsync(page, address);
        await EnterAsync(page);
        await page.Locator("nav:visible").First.WaitForAsync();
        await page.GotoAsync(address + "/account");
        await page.Locator("#passkey-list button").ClickAsync();
        await Expect(page.Locator("#passkey-list")).ToHaveCountAsync(0);
        await LeaveAsync(page, address);
        await EnterAsync(page);
        await Expect(page.Locator("#sign-in-error")).ToBeVisibleAsync();

        // No finger: it is said, and nothing is sent.
        await page.GotoAsync(address + "/sign-in");
        await page.EvaluateAsync("() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await page.Locator(".passkey-sign-in button").ClickAsync();
        await Expect(page.Locator(".passkey-failed")).ToBeVisibleAsync();
    }

    private static async Task GiveDeviceAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task LeaveAsync(IPage page, string address)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(address + "/my-accesses");
    }

    /// <returns>What the form sent: credential and state.</returns>
    private static async Task<string[]> EnterAsync(IPage page)
    {
        var sent = await page.RunAndWaitForRequestAsync(() => page.Locator(".passkey-sign-in button").ClickAsync(), request => request.Method == "POST");
        var form = System.Web.HttpUtility.ParseQueryString(sent.PostData!);
        return [form["credential"]!, form["state"]!];
    }

    private static async Task BlockAsync(string email, bool isBlocked)
    {
        await using var scope = (await RunningPortal.Shared).App.Services.CreateAsyncScope();
        var closing = scope.ServiceProvider.GetRequiredService<AccountClosing>();
        var id = await People.IdAsync(email);
        Assert.True(isBlocked ? await closing.CloseAsync(id) : await closing.ReopenAsync(id));
    }
}
