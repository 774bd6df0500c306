using System.Net;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>Sign-ins, refusals and changes of factors stand in the audit and on the account page; who knocks with an unknown e-mail leaves the same mark, without a person.</summary>
public sealed class SignInJournalTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_reads_where_and_with_what_somebody_signed_in_was_refused_and_what_changed()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddWorkerAsync();
        var browser = portal.Browser();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        browser.DefaultRequestHeaders.Add(AccountPortal.From, "203.0.113.77");
        await AccountPortal.SignInAsync(portal.Browser(), email, "a wrong password");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AccountPortal.SignInAsync(browser, email, phone);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AccountPortal.SubmitFormAsync(browser, "value=\"codes\"", "/account", "/account", ("code", phone.Show()));

        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/account", Cancel));

        var newest = page[page.IndexOf("id=\"sign-ins\"", StringComparison.Ordinal)..];
        string[] expected = ["Was one of these not you?", "New recovery codes made", "Signed in with a code of the app", "new place", "Firefox · Linux", "address 203.0.113.77", "Refused: the password did not fit"];
        var at = 0;
        foreach (var words in expected) Assert.True((at = newest.IndexOf(words, at, StringComparison.Ordinal)) >= 0, words);
        Assert.Equal(["codes_renewed", "refused", "signed_in"], await database.ReadAsync($"select kind from casework.sign_in_events where user_id = '{userId}' order by 1"));
    }

    [Fact]
    public async Task A_known_browser_is_no_new_place_and_a_program_always_is()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddWorkerAsync();
        var browser = portal.Browser();
        await AccountPortal.SignInAsync(browser, email, phone);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AccountPortal.SignInAsync(browser, email, phone);
        Assert.Equal(["False", "True"], await database.ReadAsync($"select is_new_place from casework.sign_in_events where user_id = '{userId}' order by 1"));
        Assert.Empty(await ToldAsync(userId));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.TokensAsync(email, phone);

        Assert.Equal("True", (await database.ReadAsync($"select is_new_place from casework.sign_in_events where user_id = '{userId}' order by at desc limit 1"))[0]);
        Assert.Single(await ToldAsync(userId));
    }

    [Fact]
    public async Task An_unknown_e_mail_answers_alike_after_the_same_marks()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, _) = await portal.AddWorkerAsync();

        using var known = await portal.LoginAsync(email, "a wrong password");
        using var unknown = await portal.LoginAsync("nobody@agency.test", "a wrong password");

        Assert.Equal(await known.Content.ReadAsStringAsync(Cancel), await unknown.Content.ReadAsStringAsync(Cancel));
        Assert.Equal((HttpStatusCode.Unauthorized, known.Headers.ToString()), (unknown.StatusCode, unknown.Headers.ToString()));
        Assert.Equal([userId.ToString(), "nobody"], (await database.ReadAsync("select coalesce(facts->0->>'s', 'nobody') from audit.entries where purpose = 'accounts' and facts->0->>'a' = 'write:refused:password' order by at desc, 1 limit 2")).Order(StringComparer.Ordinal));
        Assert.Empty(await database.ReadAsync("select 1 from audit.entries where facts::text like '%nobody@%'"));
    }

    [Fact]
    public async Task Without_an_audit_nobody_is_let_in()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddWorkerAsync();
        await database.ReadAsync("alter function audit.append(text, text, jsonb) rename to append_away");
        try
        {
            using var answer = await portal.LoginAsync(email, AccountPortal.Password, phone.Show());
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Empty(await database.ReadAsync($"select 1 from account.api_tokens where user_id = '{userId}'"));
        }
        finally
        {
            await database.ReadAsync("alter function audit.append_away(text, text, jsonb) rename to append");
        }
    }

    [Fact]
    public async Task Signing_out_and_ending_the_others_are_told()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddWorkerAsync();
        var (first, second) = (portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(first, email, phone);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AccountPortal.SignInAsync(second, email, phone);
        await AccountPortal.SubmitFormAsync(second, "end-others", "/account", "/account");
        var (access, _) = await TokensLaterAsync(portal, email, phone);
        (await portal.SendAsync(HttpMethod.Post, "/api/v1/logout", access)).EnsureSuccessStatusCode();

        Assert.Equal(["others_ended", "signed_out"], await database.ReadAsync($"select kind from casework.sign_in_events where user_id = '{userId}' and kind <> 'signed_in' order by 1"));
    }

    private static async Task<(string Access, string Refresh)> TokensLaterAsync(AccountPortal portal, string email, AuthenticatorApp phone)
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return await portal.TokensAsync(email, phone);
    }

    private Task<IReadOnlyList<string>> ToldAsync(Guid userId) => database.ReadAsync($"select kind from casework.notifications where user_id = '{userId}' and kind = 'signed_in_new_place'");
}
