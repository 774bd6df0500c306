using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Tests.Account;

public sealed class TokenTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    [Fact]
    public async Task Signing_in_gives_a_token_that_says_who_and_is_stored_as_a_hash_only()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email) = await portal.AddAsync();

        var (access, refresh) = await portal.TokensAsync(email);

        var who = await portal.SendAsync(HttpMethod.Get, "/api/v1/who", access);
        Assert.Equal($"\"{userId}\"", await who.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var dump = string.Join('\n', await database.ReadAsync("select row_to_json(t)::text from account.api_tokens t"));
        Assert.DoesNotContain(access, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(refresh, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(access)), dump, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Wrong_password_unknown_email_closed_account_and_impossible_email_answer_the_same_bytes()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, known) = await portal.AddAsync();
        var (closedId, closed) = await portal.AddAsync();
        await portal.InScopeAsync<AccountClosing>(closing => closing.CloseAsync(closedId));

        var answers = new List<(HttpStatusCode, string, string)>();
        foreach (var (email, password) in new[] { (known, "wrong"), ("nobody@agency.test", "wrong"), (closed, AccountPortal.Password), ("a\0b", "wrong"), (new string('x', 10_000), "wrong") })
        {
            var answer = await portal.LoginAsync(email, password);
            answers.Add((answer.StatusCode, answer.Headers + answer.Content.Headers.ToString(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.Unauthorized, answers[0].Item1);
        Assert.Contains("application/problem+json", answers[0].Item2, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"sign_in_failed\"", answers[0].Item3, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_without_saying_so()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();

        var refused = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.LoginAsync(email, "wrong")));
        var right = await portal.LoginAsync(email, AccountPortal.Password);

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        Assert.Equal(await refused[0].Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_guesses_on_one_email_known_or_not_must_wait_and_may_try_again_afterwards()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        for (var failure = 0; failure < AccountLimits.FailuresPerEmail; failure++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await portal.LoginAsync("unknown@agency.test", "wrong")).StatusCode);

        var tooMany = await portal.LoginAsync("Unknown@agency.test ", "wrong");
        portal.Clock.Advance(tooMany.Headers.RetryAfter!.Delta!.Value);
        var later = await portal.LoginAsync("unknown@agency.test", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, later.StatusCode);
    }

    [Fact]
    public async Task Logging_out_closing_the_account_and_time_each_end_a_token_at_once()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email) = await portal.AddAsync();
        var (first, _) = await portal.TokensAsync(email);
        var (second, _) = await portal.TokensAsync(email);

        Assert.Equal(HttpStatusCode.NoContent, (await portal.SendAsync(HttpMethod.Post, "/api/v1/logout", first)).StatusCode);
        await RefusedAsync(portal, first);
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/who", second)).StatusCode);
        portal.Clock.Advance(AccountLimits.AccessToken);
        await RefusedAsync(portal, second);

        var (third, refresh) = await portal.TokensAsync(email);
        await portal.InScopeAsync<AccountClosing>(closing => closing.CloseAsync(userId));
        await RefusedAsync(portal, third);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = refresh })).StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_a_second_use_revokes_what_came_of_the_first()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        var (oldAccess, oldRefresh) = await portal.TokensAsync(email);

        var (access, refresh) = await AccountPortal.TokensAsync(await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = oldRefresh }));
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/who", access)).StatusCode);
        await RefusedAsync(portal, oldAccess);

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = oldRefresh })).StatusCode);
        await RefusedAsync(portal, access);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = refresh })).StatusCode);
    }

    [Fact]
    public async Task Refreshing_cannot_outlast_the_absolute_limit()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        var (_, refresh) = await portal.TokensAsync(email);

        portal.Clock.Advance(AccountLimits.Absolute);

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = refresh })).StatusCode);
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("{\"email\":1,\"password\":2}", "application/json")]
    [InlineData("{\"email\":\"\\ud800\",\"password\":\"x\"}", "application/json")]
    [InlineData("{\"email\":\"a@b.test\"}", "application/json")]
    [InlineData("email=a&password=b", "application/x-www-form-urlencoded")]
    public async Task A_malformed_body_is_named_as_such(string body, string type)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));

        var answer = await portal.Browser().PostAsync("/api/v1/login", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"code\":\"malformed\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(AccountPortal portal, string token)
    {
        var answer = await portal.SendAsync(HttpMethod.Get, "/api/v1/who", token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"code\":\"not_signed_in\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
