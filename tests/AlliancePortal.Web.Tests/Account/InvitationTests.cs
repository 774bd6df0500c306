using System.Net;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;

namespace AlliancePortal.Web.Tests.Account;

public sealed class InvitationTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private readonly Guid userId = Guid.CreateVersion7();
    private readonly string email = $"{Guid.NewGuid():N}@agency.test";

    [Fact]
    public async Task An_invited_person_chooses_a_password_once_and_signs_in_with_it()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var link = await InviteAsync(portal);

        var accepted = await ChooseAsync(portal, link, AccountPortal.Password);
        var again = await portal.Browser().GetStringAsync(link, TestContext.Current.CancellationToken);
        var next = await AccountPortal.SignInAsync(portal.Browser(), email, AccountPortal.Password);

        Assert.Equal("/sign-in", accepted.Headers.Location!.OriginalString);
        Assert.Contains("used already", again, StringComparison.Ordinal);
        Assert.DoesNotContain("<input id=\"password\"", again, StringComparison.Ordinal);
        Assert.Equal("/sign-in/set-up?returnUrl=%2Fwho", next.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("short-one", "at least 12")]
    [InlineData("Password1234!", "guessed soon")]
    [InlineData("P@ssw0rd-2026", "guessed soon")]
    [InlineData("Prishtina2026!!", "guessed soon")]
    [InlineData("qwertyqwerty12", "guessed soon")]
    [InlineData("aaaaaaaaaaaabbbb", "guessed soon")]
    [InlineData("123456789012345", "guessed soon")]
    [InlineData("Iseedeadpeople", "guessed soon")]
    [InlineData("Chickenwing-178!", "guessed soon")]
    public async Task A_guessable_password_is_refused_and_the_link_stays_open(string password, string reason)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var link = await InviteAsync(portal);

        var refused = await ChooseAsync(portal, link, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(portal, link, AccountPortal.Password)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_72_hours_and_by_a_newer_one()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var replaced = await InviteAsync(portal);
        var link = await InviteAsync(portal);

        Assert.Contains("used already", await portal.Browser().GetStringAsync(replaced, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("new-password", await portal.Browser().GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        portal.Clock.Advance(AccountLimits.Invitation);
        Assert.Contains("used already", await portal.Browser().GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_that_was_shown_after_an_earlier_link_is_worth_nothing_after_a_later_one()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        await ChooseAsync(portal, await InviteAsync(portal), AccountPortal.Password);
        var seen = await KeyAsync(portal);
        Assert.Equal(seen, await KeyAsync(portal));
        await ChooseAsync(portal, await InviteAsync(portal), AccountPortal.Password);
        Assert.NotEqual(seen, await KeyAsync(portal));
    }

    [Fact]
    public async Task A_new_password_ends_every_earlier_sign_in()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        await ChooseAsync(portal, await InviteAsync(portal), AccountPortal.Password);
        var phone = await portal.PhoneAsync(userId);
        var (access, _) = await portal.TokensAsync(email, phone);
        var browser = portal.Browser();
        await AccountPortal.SignInAsync(browser, email, phone);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/who", TestContext.Current.CancellationToken)).StatusCode);

        await ChooseAsync(portal, await InviteAsync(portal), "another-four-words-together");

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Get, "/api/v1/who", access)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/who", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.LoginAsync(email, AccountPortal.Password)).StatusCode);
    }

    [Fact]
    public async Task An_email_that_another_account_has_is_refused()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, taken) = await portal.AddAsync();

        await portal.InScopeAsync<InvitationLinks>(async links =>
            Assert.Equal("email_taken", (await links.CreateAsync(userId, taken, TestContext.Current.CancellationToken)).Refusal!.Code));
        await portal.InScopeAsync<InvitationLinks>(async links =>
            Assert.Equal(["email"], (await links.CreateAsync(userId, "no address", TestContext.Current.CancellationToken)).Refusal!.Fields.Keys));
    }

    [Fact]
    public async Task Demonstration_accounts_get_a_readable_password_when_none_is_set_and_keep_a_fitting_one()
    {
        await using var portal = await AccountPortal.StartAsync(database);

        string? random = null;
        await portal.InScopeAsync<DemoAccounts>(async demo => random = await demo.EnsureAsync([(userId, email)], null, TestContext.Current.CancellationToken));
        var (access, _) = await AccountPortal.TokensAsync(await portal.LoginAsync(email, random!));
        await portal.InScopeAsync<DemoAccounts>(demo => demo.EnsureAsync([(userId, email)], random, TestContext.Current.CancellationToken));

        await portal.InScopeAsync<DemoAccounts>(async demo =>
        {
            Assert.True(await demo.StandAsync([email], random!, TestContext.Current.CancellationToken));
            Assert.False(await demo.StandAsync([email], random + "x", TestContext.Current.CancellationToken));
            Assert.False(await demo.StandAsync([email, "nobody@agency.test"], random!, TestContext.Current.CancellationToken));
        });
        Assert.Matches("^([a-z]+-){4}[0-9]{4}$", random!);
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/who", access)).StatusCode);
    }

    private async Task<string> InviteAsync(AccountPortal portal)
    {
        var link = "";
        await portal.InScopeAsync<InvitationLinks>(async links => link = (await links.CreateAsync(userId, email, TestContext.Current.CancellationToken)).Value);
        return link;
    }

    private static Task<HttpResponseMessage> ChooseAsync(AccountPortal portal, string link, string password) =>
        AccountPortal.SubmitAsync(portal.Browser(), link, link, ("password", password), ("repeated", password));

    private async Task<string> KeyAsync(AccountPortal portal)
    {
        var browser = portal.Browser();
        var setUp = (await AccountPortal.SignInAsync(browser, email, AccountPortal.Password)).Headers.Location!.OriginalString;
        return Regex.Match(await browser.GetStringAsync(setUp, TestContext.Current.CancellationToken), "set-up-key\">([A-Z2-7 ]+)<").Groups[1].Value;
    }
}
