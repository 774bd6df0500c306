using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.StaffReports;
using AlliancePortal.Web.Tests.Account;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AlliancePortal.Web.Tests.StaffReports;

/// <summary>Whoever reports about a colleague is nobody: no cookie, no trace of a sign-in, a code that cannot be guessed, and an officer who answers.</summary>
public sealed partial class SpeakUpTests
{
    private const string Page = "/speak-up";
    private const string Back = "/speak-up/back";

    [GeneratedRegex("<code>([0-9A-Z-]{34})</code>")]
    private static partial Regex Code { get; }

    // What the framework seals at the end of each page is other bytes each time.
    [GeneratedRegex("<!--Blazor-Server-Component-State:[^>]*-->")]
    private static partial Regex Sealed { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_from_a_signed_in_browser_or_program_leaves_no_trace_of_who_it_was()
    {
        var portal = await RunningPortal.Shared;
        var (id, email) = await NewPersonAsync(portal, "tpiu", "tpiu-team-1", "police_investigator");
        using var browser = Browser(portal);
        (await AccountPortal.SignInAsync(browser, email, RunningPortal.Password, "/")).Dispose();
        using var program = await portal.SignInAsync(email);
        Assert.Contains($"{id}", await browser.GetStringAsync("/api/v1/me", Cancel), StringComparison.Ordinal);
        var officer = await OfficerAsync(portal);

        await ForgetTicketsAsync(portal, id);
        var before = await MentioningAsync(portal, id);
        Assert.True(before.Count >= 4, string.Join(", ", before.Keys));
        var code = await ReportAsync(browser, officer);
        using (var opened = await PostAsync(browser, Back, "back", ("code", code))) Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using (var sent = await program.PostAsJsonAsync("/api/v1/speak-up", new { kind = "other", about = "x", what = "y", officerId = officer }, Cancel)) Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.Equal(before, await MentioningAsync(portal, id));

        // What does not notice an ordinary act of the same person looks at nothing.
        await browser.GetStringAsync("/api/v1/me", Cancel);
        Assert.NotEqual(before, await MentioningAsync(portal, id));
    }

    [Fact]
    public async Task Reporter_and_officer_write_to_each_other_without_a_cookie()
    {
        var portal = await RunningPortal.Shared;
        var (officerId, email) = await NewPersonAsync(portal, "portal", null, "integrity_officer");
        using var browser = Browser(portal);
        var code = await ReportAsync(browser, officerId);
        using var officer = await portal.SignInAsync(email);
        var reports = (await officer.GetFromJsonAsync<JsonElement>("/api/v1/staff-reports", Cancel)).GetProperty("items");
        var id = Assert.Single(reports.EnumerateArray()).GetProperty("reportId").GetGuid();
        var report = await officer.GetFromJsonAsync<JsonElement>($"/api/v1/staff-reports/{id}", Cancel);
        Assert.Equal("He takes money.", report.GetProperty("account").GetProperty("what").GetString());
        using var letter = await officer.PostAsJsonAsync($"/api/v1/staff-reports/{id}/letters", new { text = "From whom?" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
        using var note = await officer.PostAsJsonAsync($"/api/v1/staff-reports/{id}/notes", new { text = "Ask the bank." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, note.StatusCode);

        using var opened = await PostAsync(browser, Back, "back", ("code", code));
        var page = await opened.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("From whom?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the bank.", page, StringComparison.Ordinal);
        using var answered = await PostAsync(browser, Back, "back", ("code", code), ("act", "answer"), ("text", "From <b>the bar</b>."));
        Assert.Contains("From &lt;b&gt;the bar&lt;/b&gt;.", await answered.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var empty = await PostAsync(browser, Back, "back", ("code", code), ("act", "answer"), ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("From whom?", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        foreach (var answer in new[] { opened, answered, empty }) Assert.False(answer.Headers.Contains("Set-Cookie"));

        // The named officer alone: another one, the administrator and an investigator find nothing, whatever they ask.
        foreach (var other in new[] { "integrity@portal.demo", "admin@portal.demo", "investigator@tpiu.demo" })
        {
            using var client = await portal.SignInAsync(other);
            foreach (var which in new[] { id, Guid.NewGuid() })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/api/v1/staff-reports/{which}", UriKind.Relative), Cancel)).StatusCode);
                foreach (var act in new[] { "letters", "notes", "hand-over", "close" })
                    Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/staff-reports/{which}/{act}", new { text = "x", officerId, outcome = "not_enough" }, Cancel)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsJsonAsync($"/api/v1/staff-reports/{which}/accused", new { userIds = Array.Empty<Guid>() }, Cancel)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_typed_is_lost()
    {
        using var browser = Browser(await RunningPortal.Shared);
        using var answer = await PostAsync(browser, Page, "speak-up", ("kind", "bribes"), ("about", "Somebody <in> uniform"), ("what", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Somebody &lt;in&gt; uniform", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/speak-up#what\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"bribes\" checked", page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_wrong_code_a_half_one_and_none_are_answered_byte_by_byte_alike()
    {
        var portal = await RunningPortal.Shared;
        using var browser = Browser(portal);
        var code = await ReportAsync(browser, await OfficerAsync(portal));
        var (pages, answers) = (new HashSet<string>(), new HashSet<string>());
        foreach (var typed in new[] { (code[0] == 'A' ? 'B' : 'A') + code[1..], code[..20], "no code" })
        {
            using var page = await PostAsync(browser, Back, "back", ("code", typed));
            pages.Add($"{page.StatusCode} {Sealed.Replace((await page.Content.ReadAsStringAsync(Cancel)).Replace(typed, "", StringComparison.Ordinal), "")}");
            using var json = await browser.PostAsJsonAsync("/api/v1/speak-up/open", new { code = typed }, Cancel);
            answers.Add($"{json.StatusCode} {await json.Content.ReadAsStringAsync(Cancel)}");
        }

        Assert.StartsWith("UnprocessableEntity", Assert.Single(pages), StringComparison.Ordinal);
        Assert.StartsWith("NotFound", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_from_one_address_and_from_no_other()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var throttle = new SpeakUpThrottle(clock);
        var (guesser, neighbour) = (From("203.0.113.7"), From("203.0.113.8"));
        Task<(Outcome<string>? Outcome, TimeSpan? RetryAfter)> TryAsync(HttpContext from, string code, bool right) =>
            throttle.ByCodeAsync(from, code, () => Task.FromResult<Outcome<string>>(right ? "open" : Refusal.NotFound));

        for (var guess = 0; guess < AccountLimits.FailuresPerAddress; guess++) Assert.Equal(Refusal.NotFound, (await TryAsync(guesser, $"guess {guess}", right: false)).Outcome!.Refusal);
        Assert.NotNull((await TryAsync(guesser, "the right one", right: true)).RetryAfter);
        Assert.Equal("open", (await TryAsync(neighbour, "the right one", right: true)).Outcome!.Value);
        clock.Advance(AccountLimits.FailureWindow);
        Assert.Equal("open", (await TryAsync(guesser, "the right one", right: true)).Outcome!.Value);

        for (var sent = 0; sent < AccountLimits.FailuresPerAddress; sent++) Assert.Null((await throttle.NewAsync(From("203.0.113.7"), () => Task.FromResult<Outcome<string>>("taken"))).RetryAfter);
        Assert.NotNull((await throttle.NewAsync(From("203.0.113.7"), () => Task.FromResult<Outcome<string>>("taken"))).RetryAfter);
    }

    [Fact]
    public async Task One_code_tried_again_and_again_is_told_when_to_come_back()
    {
        using var client = Browser(await RunningPortal.Shared);
        var code = $"{Guid.NewGuid()}";
        for (var tries = 0; tries < AccountLimits.FailuresPerEmail; tries++) Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/v1/speak-up/open", new { code }, Cancel)).StatusCode);
        using var slowed = await client.PostAsJsonAsync("/api/v1/speak-up/open", new { code }, Cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
        using var page = await PostAsync(client, Back, "back", ("code", code));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    private static HttpClient Browser(RunningPortal portal) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal.Address };

    private static async Task<Guid> OfficerAsync(RunningPortal portal) => (await portal.ActorAsync("integrity-deputy@portal.demo")).UserId;

    /// <summary>Sends a report by the page, and gives its code.</summary>
    private static async Task<string> ReportAsync(HttpClient browser, Guid officer)
    {
        using var page = await browser.GetAsync(new Uri(Page, UriKind.Relative), Cancel);
        Assert.Contains($"{officer}", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var sent = await PostAsync(browser, Page, "speak-up", ("kind", "bribes"), ("about", "Somebody in uniform"), ("what", "He takes money."), ("officerId", $"{officer}"));
        foreach (var answer in new[] { page, sent }) Assert.False(answer.Headers.Contains("Set-Cookie"));
        return Code.Match(await sent.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("_handler", form), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }

    private static async Task<(Guid Id, string Email)> NewPersonAsync(RunningPortal portal, string agency, string? unit, string role)
    {
        var email = $"{Guid.NewGuid():N}@{agency}.test";
        var units = unit ?? Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency(agency)!.Units[0].Code;
        var id = await portal.DoAsync(Actor.Setup, new AddWorker { AgencyCode = agency, UnitCodes = [units], Role = role, DisplayName = "Somebody New", Email = email });
        await using var scope = portal.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync([(id, email)], RunningPortal.Password, Cancel);
        return (id, email);
    }

    private static async Task<NpgsqlConnection> ServerAsync(RunningPortal portal)
    {
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(portal.Place.Connections.Admin) { Database = portal.Place.Connections.Database }.ConnectionString);
        await server.OpenAsync(Cancel);
        return server;
    }

    // The last ticket of each connection stands until somebody else's takes its place: whether one of this person's goes says nothing, and that none comes is what is looked at.
    private static async Task ForgetTicketsAsync(RunningPortal portal, Guid id)
    {
        await using var server = await ServerAsync(portal);
        await using var forget = new NpgsqlCommand("delete from access.open_tickets where user_id = $1", server) { Parameters = { new() { Value = id } } };
        await forget.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>A digest of all rows, of every table of the portal's schemas, that mention the id, by table.</summary>
    private static async Task<Dictionary<string, string>> MentioningAsync(RunningPortal portal, Guid id)
    {
        await using var server = await ServerAsync(portal);
        async Task<List<string>> ColumnAsync(string sql)
        {
            await using var select = new NpgsqlCommand(sql, server);
            await using var rows = await select.ExecuteReaderAsync(Cancel);
            var values = new List<string>();
            while (await rows.ReadAsync(Cancel)) values.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));
            return values;
        }

        var found = new Dictionary<string, string>();
        foreach (var table in await ColumnAsync("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1"))
            if ((await ColumnAsync($"select md5(string_agg(t::text, ',' order by t::text)) from {table} t where t::text ilike '%{id}%'")) is [{ Length: > 0 } digest]) found[table] = digest;
        return found;
    }
}
