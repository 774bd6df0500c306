using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Tests.Intake;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>Whatever is typed, sought or wrong, no name, address, telephone or story stands in a log, an error's text included.</summary>
[Collection(ListeningCollection.Name)]
public sealed class LogTests(ListeningPortal listening)
{
    /// <summary>Stands in every text that is sent, and the digits in every telephone.</summary>
    private static readonly string[] Canaries = ["vexillum", "901774"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_main_flows_and_their_failures_leave_no_word_in_the_log()
    {
        using var police = await listening.Portal.SignInAsync("investigator@tpiu.demo");
        var (caseId, entryId) = await FlowsAsync(police);
        await BadInputAsync(police, caseId);
        await OutsideAsync();
        await FaultsAsync(police, caseId, entryId);

        Assert.NotEmpty(listening.Logged);
        foreach (var canary in Canaries) Assert.DoesNotContain(canary, listening.Logged, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_name_that_is_logged_would_be_heard()
    {
        var logger = listening.Portal.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AlliancePortal.Broken");
        logger.LogInformation("{Request} by a careless hand: {Name}", "Test", "Zephyrina the first");
        logger.LogError(new InvalidOperationException("Row of Zephyrina the second"), "It broke");
        Assert.Contains("Zephyrina the first", listening.Logged, StringComparison.Ordinal);
        Assert.Contains("Zephyrina the second", listening.Logged, StringComparison.Ordinal);
    }

    private static async Task<(string CaseId, string EntryId)> FlowsAsync(HttpClient police)
    {
        using var taken = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(
            ("person.firstName", "Vexillumina"), ("person.lastName", "Vexillum"), ("person.aliases", new JsonArray("Vexillum the tall")), ("person.identityNumber", "VEXILLUM-77"),
            ("person.contact", "+383 44 901774, Vexillum Street 9"), ("circumstances", "In a Vexillum cellar."), ("narrative", "Vexillum told her story.")), Cancel);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        var caseId = (string)(await IntakeApiTests.ReadAsync(taken))["caseId"]!;
        foreach (var path in new[] { "/caseload?q=Vexillumina", "/caseload?status=Vexillum", "/caseload?after=Vexillum", $"/cases/{caseId}", $"/cases/{caseId}/interviews", $"/cases/{caseId}/disclosures", "/home", "/notifications", "/interpreters?language=Vexillum", "/board/Vexillum" })
            await DrainAsync(police.GetAsync("/api/v1" + path, Cancel));
        await PostAsync(police, $"/cases/{caseId}/interviews", """{"purpose":"other","place":"Vexillum Street 9","startedAt":"2026-01-01T10:00:00Z","language":"ro","attendees":[{"name":"Vexillum","role":"other"}],"notes":"Vexillum said."}""");
        await PostAsync(police, $"/cases/{caseId}/interview-breaches", """{"happenedAt":"2026-01-01T10:00:00Z","interviewer":"Inspector Vexillum","reason":"Vexillum asked alone."}""");
        await PostAsync(police, $"/cases/{caseId}/spontaneous-words", """{"happenedAt":"2026-01-01T10:00:00Z","language":"ro","place":"Vexillum Street","words":"Vexillum!"}""");
        await PostAsync(police, $"/cases/{caseId}/risk-ratings", """{"level":"high","grounds":"Vexillum knows where she is."}""");
        await PostAsync(police, $"/cases/{caseId}/consents", """{"purposes":["assistance"],"language":"vexillum"}""");
        await PostAsync(police, $"/cases/{caseId}/referrals", """{"kind":"shelter","toAgencyId":"00000000-0000-0000-0000-000000000001","sections":["identity"],"basis":"vital_interests","reason":"Vexillum must hide.","urgency":"immediate"}""");
        await PostAsync(police, "/login", """{"email":"vexillum@agency.test","password":"Vexillum-901774"}""");
        var entry = await PostAsync(police, $"/cases/{caseId}/entries", """{"section":"notes","kind":"note","text":"Vexillum rang from +383 44 901774."}""");
        return (caseId, (string)entry!["entryId"]!);
    }

    private static async Task BadInputAsync(HttpClient police, string caseId)
    {
        foreach (var body in new[]
        {
            "{\"person\": {\"dateOfBirth\": \"Vexillum\"}}", "{\"identifiedAt\": \"Vexillum\"}", "{\"municipality\": \"Vexillum", "\"Vexillum\"", "{\"person\": \"Vexillum\"}", "{\"Vexillum\": {\"Vexillum\": [",
            "{\"person\": {\"firstName\": \"Vexillum\\u0000\"}, \"municipality\": \"Vexillum\"}",
        })
        {
            await PostAsync(police, "/intakes", body);
            await PostAsync(police, $"/cases/{caseId}/entries", body);
        }

        foreach (var path in new[] { "/caseload?size=Vexillum", "/caseload?child=Vexillum", "/cases/Vexillum", "/notifications?after=Vexillum", "/users?agencyId=Vexillum", "/duty?from=Vexillum", "/Vexillum/Street" })
            await DrainAsync(police.GetAsync("/api/v1" + path, Cancel));
        await DrainAsync(police.PostAsync("/api/v1/intakes", new StringContent("Vexillum", Encoding.UTF8, "text/vexillum"), Cancel));
        using var keyed = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intakes") { Content = IntakeApiTests.Body(("person.firstName", "Vexillum")), Headers = { { "Idempotency-Key", "Vexillum 901774" } } };
        await DrainAsync(police.SendAsync(keyed, Cancel));
    }

    private async Task OutsideAsync()
    {
        var (stranger, _) = await listening.BrowserAsync();
        using var owned = stranger;
        foreach (var path in new[] { "/Vexillum/Street", "/sign-in?returnUrl=/Vexillum", "/invitation/Vexillum-901774", "/culture?culture=Vexillum&returnUrl=/Vexillum", "/cases?q=Vexillum" }) await DrainAsync(stranger.GetAsync(path, Cancel));
        foreach (var path in new[] { "/sign-in", "/sign-out", "/invitation/Vexillum" })
            await DrainAsync(stranger.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("email", "vexillum@agency.test"), KeyValuePair.Create("password", "Vexillum")]), Cancel));
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer Vexillum-901774");
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "portal=Vexillum; .AspNetCore.Antiforgery=Vexillum");
        foreach (var path in new[] { "/api/v1/me", "/", "/sign-in" }) await DrainAsync(stranger.GetAsync(path, Cancel));
    }

    /// <summary>Faults that no rule foresees: a rule of the database that nobody named, a table gone, a text that cannot be opened, a broken line.</summary>
    private async Task FaultsAsync(HttpClient police, string caseId, string entryId)
    {
        async Task WhileAsync(string broken, string mended, Func<Task<HttpResponseMessage>> ask, HttpStatusCode expected)
        {
            await listening.Portal.ExecuteAsync(broken);
            try
            {
                using var answer = await ask();
                Assert.Equal(expected, answer.StatusCode);
                Assert.DoesNotContain("vexillum", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.OrdinalIgnoreCase);
            }
            finally
            {
                await listening.Portal.ExecuteAsync(mended);
            }
        }

        Task<HttpResponseMessage> TakeIn() => police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(("person.firstName", "Vexillum"), ("municipality", "prizren"), ("narrative", "Vexillum.")), Cancel);
        Task<HttpResponseMessage> Show() => police.GetAsync($"/api/v1/cases/{caseId}", Cancel);
        await WhileAsync("alter table casework.identity_essentials add constraint nobody_named check (sex <> 'female') not valid", "alter table casework.identity_essentials drop constraint nobody_named", TakeIn, HttpStatusCode.InternalServerError);
        await WhileAsync("alter table casework.exploitation_accounts rename to gone", "alter table casework.gone rename to exploitation_accounts", TakeIn, HttpStatusCode.InternalServerError);
        await WhileAsync("alter table casework.identity_essentials alter sex type varchar(3) using left(sex, 3)", "alter table casework.identity_essentials alter sex type text", TakeIn, HttpStatusCode.InternalServerError);
        await WhileAsync($"create table public.kept as select id, text from casework.case_entries; update casework.case_entries set text = '\\x0102' where id = '{entryId}'", "update casework.case_entries e set text = k.text from public.kept k where k.id = e.id; drop table public.kept", Show, HttpStatusCode.InternalServerError);
        await listening.Portal.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'portal_app'");
        await DrainAsync(TakeIn());
    }

    private static async Task<JsonNode?> PostAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PostAsync("/api/v1" + path, new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        Assert.True((int)answer.StatusCode < 500, $"{path} {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Cancel) is { Length: > 0 } text && text[0] == '{' ? JsonNode.Parse(text) : null;
    }

    private static async Task DrainAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        await answer.Content.ReadAsByteArrayAsync(Cancel);
    }
}
