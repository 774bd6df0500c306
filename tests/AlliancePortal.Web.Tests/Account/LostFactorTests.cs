using System.Net;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.SecondFactor;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>After a reset: neither the link alone nor the password alone sets a second factor up.</summary>
public sealed class LostFactorTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reset_ends_everything_and_the_link_with_the_password_sets_it_up_anew()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var (before, program) = (portal.Browser(), (await portal.TokensAsync(email, phone)).Access);
        await AccountPortal.SignInAsync(before, email, phone);
        var told = new List<Guid>();
        await portal.InScopeAsync<ClosedAccounts>(closed => { closed.Closed += told.Add; return Task.CompletedTask; });
        var link = await ResetAsync(portal, userId);

        Assert.Equal([userId], told);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/who", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Get, "/api/v1/who", program)).StatusCode);
        foreach (var proof in new object[] { new { email, password = AccountPortal.Password, twoFactorCode = phone.Show() }, new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[0] } })
            Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login", proof)).StatusCode);

        var browser = portal.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AccountPortal.SubmitAsync(browser, link, link, ("password", "not the password"))).StatusCode);
        var step = (await AccountPortal.SubmitAsync(browser, link, link, ("password", AccountPortal.Password))).Headers.Location!.OriginalString;
        var fresh = await PhoneAsync(portal, browser, step);
        Assert.Equal(HttpStatusCode.OK, (await AccountPortal.SubmitAsync(browser, step, step, ("code", fresh.Show()))).StatusCode);
        Assert.Equal($"\"{userId}\"", await browser.GetStringAsync("/who", Cancel));
        Assert.NotEqual(phone.Written, fresh.Written);
        Assert.DoesNotContain("<input id=\"password\"", await portal.Browser().GetStringAsync(link, Cancel), StringComparison.Ordinal);
        Assert.Equal("/who", (await AccountPortal.SignInAsync(portal.Browser(), email, fresh)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_password_alone_does_not_set_it_up_and_a_new_password_link_stops_the_other()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, _) = await portal.AddPersonAsync();
        var link = await ResetAsync(portal, userId);
        var browser = portal.Browser();
        var step = (await AccountPortal.SignInAsync(browser, email, AccountPortal.Password)).Headers.Location!.OriginalString;

        var page = await browser.GetStringAsync(step, Cancel);
        Assert.DoesNotContain("set-up-key", page, StringComparison.Ordinal);
        Assert.Contains("Open the link", page, StringComparison.Ordinal);

        await portal.InScopeAsync<InvitationLinks>(links => links.CreateAsync(userId, email, Cancel));
        Assert.DoesNotContain("<input id=\"password\"", await portal.Browser().GetStringAsync(link, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_ends_after_a_day_also_in_a_browser_that_has_brought_it()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, _, _) = await portal.AddPersonAsync();
        var link = await ResetAsync(portal, userId);
        portal.Clock.Advance(AccountLimits.FactorLink - TimeSpan.FromMinutes(1));
        var browser = portal.Browser();
        var step = (await AccountPortal.SubmitAsync(browser, link, link, ("password", AccountPortal.Password))).Headers.Location!.OriginalString;
        await PhoneAsync(portal, browser, step);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain("set-up-key", await browser.GetStringAsync(step, Cancel), StringComparison.Ordinal);
    }

    private static async Task<string> ResetAsync(AccountPortal portal, Guid userId)
    {
        string? link = null;
        await portal.InScopeAsync<LostFactors>(async lost => link = await lost.ResetAsync(userId, Cancel));
        return link!;
    }

    private static async Task<AuthenticatorApp> PhoneAsync(AccountPortal portal, HttpClient browser, string step) =>
        AuthenticatorApp.Typed(Regex.Match(await browser.GetStringAsync(step, Cancel), "set-up-key\">([A-Z2-7 ]+)<").Groups[1].Value, portal.Clock);
}
