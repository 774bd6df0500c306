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
        var phone = await visitor.SetUpPhoneAsync(email, RunningPortal.Password);
        await page.Locator("main a.plain-button-primary").ClickAsync();
        await page.Locator(".passkey-later a").ClickAsync();
        await page.Locator("nav:visible").First.WaitForAsync();
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
                const form = document.querySelector('.passkey-sign-in form');
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

    [Fact]
    public async Task It_is_offered_at_the_first_sign_in_and_confirms_a_dangerous_act()
    {
        var email = await People.InvitedAdministratorAsync();
        await using var visitor = await Visitor.ArriveAsync("sr-Latn", width: 390);
        var page = visitor.Page;
        var address = $"http://localhost:{(await RunningPortal.Shared).Address.Port}";
        await GiveDeviceAsync(page);
        await page.GotoAsync(address + "/users/invite");
        await visitor.SetUpPhoneAsync(email, RunningPortal.Password);
        await page.Locator("main a.plain-button-primary").ClickAsync();
        await Expect(page.Locator("#passkey-name")).ToBeVisibleAsync();
        Assert.Empty(await visitor.FaultsAsync("passkey-offer-sr-Latn-light-390"));
        await page.Locator(".account-card form .plain-button-primary").ClickAsync();
        await Expect(page.Locator("#name")).ToBeVisibleAsync();

        await People.AgeAsync(email);
        await StepUpJourney.InviteAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".step-up-passkey button")).ToBeFocusedAsync();
        Assert.Empty(await visitor.FaultsAsync("step-up-passkey-sr-Latn-light-390"));
        await dialog.Locator(".step-up-passkey button").ClickAsync();
        await Expect(page.Locator("#invitation-link")).ToBeVisibleAsync();

        var answers = await page.EvaluateAsync<int[]>(AnswersThreeTimes);
        Assert.Equal([422, 200, 422], answers);

        // Once it is there, it is not offered again.
        await page.GotoAsync(address + "/sign-in/passkey?returnUrl=%2Fmy-accesses");
        await Expect(page).ToHaveURLAsync(address + "/my-accesses");
    }

    // The sign-in's question answered as a confirmation; its own; the same once more.
    private const string AnswersThreeTimes = """
        async () => {
            const post = (path, body) => fetch('/api/v1/confirmation/passkey' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            const show = async ({ options, state }) => ({
                credential: JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) })), state });
            const form = new DOMParser().parseFromString(await (await fetch('/sign-in')).text(), 'text/html').querySelector('.passkey-sign-in form');
            const foreign = await show({ options: form.elements.credential.dataset.options, state: form.elements.state.value });
            const own = await show(await (await post('/question', {})).json());
            const seen = [];
            for (const answer of [foreign, own, own]) seen.push((await post('', answer)).status);
            return seen;
        }
        """;

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
