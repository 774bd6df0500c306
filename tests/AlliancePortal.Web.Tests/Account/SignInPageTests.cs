using System.Net;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Tests.Account;

public sealed class SignInPageTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    [Theory]
    [InlineData("http://localhost", "portal=", false)]
    [InlineData("https://portal.example", "__Host-portal=", true)]
    public async Task Signing_in_sets_a_locked_down_cookie_and_returns_to_the_page_asked_for(string address, string cookie, bool secure)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser(address);

        var challenge = await browser.GetAsync("/who?step=2", TestContext.Current.CancellationToken);
        var first = await AccountPortal.SubmitFormAsync(browser, "name=\"password\"", challenge.Headers.Location!.OriginalString, challenge.Headers.Location.OriginalString, ("email", email), ("password", AccountPortal.Password));
        var second = first.Headers.Location!.OriginalString;
        var answer = await AccountPortal.SubmitAsync(browser, second, second, ("code", phone.Show()));

        Assert.Equal("/sign-in?returnUrl=%2Fwho%3Fstep%3D2", challenge.Headers.Location.OriginalString);
        Assert.Equal("/sign-in/code?returnUrl=%2Fwho%3Fstep%3D2", second);
        Assert.Equal("/who?step=2", answer.Headers.Location!.OriginalString);
        var set = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith(cookie, StringComparison.Ordinal));
        Assert.Contains("path=/;", set, StringComparison.Ordinal);
        Assert.Contains("httponly", set, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", set, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", set, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", set, StringComparison.Ordinal);
        Assert.Equal(secure, set.Contains("secure", StringComparison.Ordinal));
        Assert.Equal($"\"{userId}\"", await browser.GetStringAsync("/who", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-out")]
    [InlineData("/api/v1/who")]
    public async Task A_return_address_outside_the_pages_of_the_portal_is_ignored(string target)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();

        var answer = await AccountPortal.SignInAsync(portal.Browser(), email, AccountPortal.Password, target);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_is_explained_without_telling_whether_the_account_exists()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();

        var wrong = await AccountPortal.SignInAsync(portal.Browser(), email, "wrong");
        var unknown = await AccountPortal.SignInAsync(portal.Browser(), "nobody@agency.test", "wrong");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Contains("do not fit together", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("do not fit together", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(wrong.Headers.Contains("Set-Cookie") && wrong.Headers.GetValues("Set-Cookie").Any(value => value.StartsWith("portal=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_form_without_its_anti_forgery_token_is_refused()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        using var content = new FormUrlEncodedContent([new("_handler", SignIn.FormName), new("email", email), new("password", AccountPortal.Password)]);

        var answer = await portal.Browser().PostAsync("/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        var browser = portal.Browser();
        var signedIn = await AccountPortal.SignInAsync(browser, email, AccountPortal.Password);
        var copy = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("portal=", StringComparison.Ordinal)).Split(';')[0];

        var forged = await browser.PostAsync("/sign-out", null, TestContext.Current.CancellationToken);
        var still = await browser.GetAsync("/who", TestContext.Current.CancellationToken);
        var signedOut = await AccountPortal.SubmitAsync(browser, "/sign-in", "/sign-out");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (forged.StatusCode, still.StatusCode));
        Assert.Equal("/sign-in", signedOut.Headers.Location!.OriginalString);
        using var replay = new HttpRequestMessage(HttpMethod.Get, "/who") { Headers = { { "Cookie", copy } } };
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Browser().SendAsync(replay, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_ends_when_idle_goes_on_when_used_and_never_outlasts_the_absolute_limit()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        var (idle, used) = (portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(idle, email, AccountPortal.Password);
        await AccountPortal.SignInAsync(used, email, AccountPortal.Password);

        for (var passed = TimeSpan.FromMinutes(20); passed < AccountLimits.Absolute; passed += TimeSpan.FromMinutes(20))
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await used.GetAsync("/who", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await idle.GetAsync("/who", TestContext.Current.CancellationToken)).StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, (await used.GetAsync("/who", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/who")]
    [InlineData("/no-such-page")]
    public async Task Every_page_that_is_not_open_to_all_asks_for_sign_in(string path)
    {
        await using var portal = await AccountPortal.StartAsync(database);

        var answer = await portal.Browser().GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?returnUrl=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/culture?to=sq", HttpStatusCode.Redirect)]
    [InlineData("/css/account.css", HttpStatusCode.OK)]
    [InlineData("/api/v1/who", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor/negotiate", HttpStatusCode.Unauthorized)]
    public async Task What_sign_in_itself_needs_is_open_and_programs_get_a_status_instead_of_a_page(string path, HttpStatusCode expected)
    {
        await using var portal = await AccountPortal.StartAsync(database);

        var answer = await portal.Browser().GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }
}
