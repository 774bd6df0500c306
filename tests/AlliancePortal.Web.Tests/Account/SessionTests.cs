using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Sessions;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>One's own sign-ins: seen, ended, and ending by themselves (promises 9 and 12 of the safety rules).</summary>
public sealed class SessionTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_the_others()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var (here, there) = (portal.Browser(), portal.Browser());
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await AccountPortal.SignInAsync(here, email, phone);
        await AccountPortal.SignInAsync(there, email, phone);
        var told = new List<Guid>();
        await portal.InScopeAsync<ClosedAccounts>(closed => { closed.Closed += told.Add; return Task.CompletedTask; });

        var page = await here.GetStringAsync("/account", Cancel);
        var answer = await SendAsync(here, page, "end-others");

        Assert.Contains("Firefox · Windows", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/who", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/who", Cancel)).StatusCode);
        Assert.Single(told);
    }

    [Fact]
    public async Task Nobody_ends_the_sign_in_of_another()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser();
        await AccountPortal.SignInAsync(browser, email, phone);
        var session = Guid.Parse((await database.ReadAsync($"select id from account.sessions where user_id = '{userId}'"))[0]);

        await portal.InScopeAsync<BrowserSessions>(sessions => sessions.EndAsync(Guid.CreateVersion7(), session, Cancel));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/who", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_page_that_only_asks_does_not_keep_a_sign_in_and_work_on_it_does()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var (asking, working) = (portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(asking, email, phone);
        await AccountPortal.SignInAsync(working, email, phone);

        portal.Clock.Advance(AccountLimits.Idle - TimeSpan.FromMinutes(2));
        var left = await asking.GetFromJsonAsync<JsonElement>("/session", Cancel);
        await working.PostAsync("/session", null, Cancel);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.InRange(left.GetProperty("idle").GetInt32(), 60, 120);
        Assert.InRange(left.GetProperty("absolute").GetInt32(), 11 * 3600, 12 * 3600);
        Assert.Equal(HttpStatusCode.Redirect, (await asking.GetAsync("/session", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await working.GetAsync("/session", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_all_other_sign_ins()
    {
        const string Fresh = "another-four-words-together";
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var (here, there) = (portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(here, email, phone);
        await AccountPortal.SignInAsync(there, email, phone);
        var page = await here.GetStringAsync("/account", Cancel);

        var wrong = await SendAsync(here, page, "password", ("current", "wrong"), ("password", Fresh), ("repeated", Fresh));
        var changed = await SendAsync(here, page, "password", ("current", AccountPortal.Password), ("password", Fresh), ("repeated", Fresh));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (wrong.StatusCode, changed.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/who", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/who", Cancel)).StatusCode);
    }

    [Fact]
    public async Task New_recovery_codes_need_the_phone_and_replace_the_old_ones()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser();
        await AccountPortal.SignInAsync(browser, email, phone);
        var page = await browser.GetStringAsync("/account", Cancel);

        var wrong = await SendAsync(browser, page, "codes", ("code", phone.Again()));
        var made = await SendAsync(browser, page, "codes", ("code", phone.Show()));
        var old = await portal.PostAsync("/api/v1/login", new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[0] });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(8, Regex.Count(await made.Content.ReadAsStringAsync(Cancel), "[A-Z2-7]{4}(-[A-Z2-7]{4}){3}"));
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("curl/8.5", null)]
    public void A_device_is_named_as_its_owner_would(string agent, string? name) => Assert.Equal(name, DeviceNames.Of(agent));

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string form, params (string Name, string Value)[] typed)
    {
        var html = Regex.Matches(page, "<form.*?</form>", RegexOptions.Singleline).Select(found => found.Value).Single(found => found.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        var hidden = Regex.Matches(html, "<input[^>]*type=\"hidden\"[^>]*>").Select(input =>
            KeyValuePair.Create(Regex.Match(input.Value, "name=\"([^\"]*)\"").Groups[1].Value, WebUtility.HtmlDecode(Regex.Match(input.Value, "value=\"([^\"]*)\"").Groups[1].Value)));
        return browser.PostAsync("/account", new FormUrlEncodedContent([.. hidden, .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]), Cancel);
    }
}
