using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Shell;
using AlliancePortal.Web.Tests.Intake;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>
/// Promise 15: the database goes away under fifty who work. What they are answered holds nothing of a case, what they typed is kept when it is back, and they go on
/// without a restart. It is away for seconds here, where the promise says a minute.
/// </summary>
[Collection(ListeningCollection.Name)]
public sealed class Promise15_OutageShowsNothing(ListeningPortal listening, ITestOutputHelper output)
{
    private const string Canary = "Vexillum";
    private const string Typed = """{"text":"typed while it was away"}""";

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_who_work_meanwhile_read_nothing_of_a_case_and_go_on_when_it_is_back()
    {
        var (browser, cookies) = await listening.BrowserAsync("supervisor@tpiu.demo");
        using var owned = browser;
        using var police = await listening.Portal.SignInAsync("investigator@tpiu.demo");
        using var taken = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(("person.firstName", Canary), ("person.lastName", Canary), ("person.dateOfBirth", "1990")), Cancel);
        var caseId = (string)(await IntakeApiTests.ReadAsync(taken))["caseId"]!;
        using var line = await listening.OpenLineAsync(browser, cookies);
        var (form, owner) = await FormAsync();

        await DatabaseAsync(open: false);
        var working = Enumerable.Range(0, 50).Select(number => WorkAsync(number % 5 == 0 ? browser : police, number, caseId)).ToList();
        var keeping = form.KeepUntilStoredAsync();
        await Task.Delay(Away, Cancel);
        Assert.False(keeping.IsCompleted);
        await DatabaseAsync(open: true);
        var returned = Stopwatch.StartNew();
        var answers = (await Task.WhenAll(working)).SelectMany(answered => answered).ToList();
        var recovered = returned.Elapsed;
        Assert.Null(await keeping.WaitAsync(Promised, Cancel));

        Assert.True(recovered < Promised, $"All write again after {recovered}.");
        Assert.True(answers.Count >= 50);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.All(answers, answer => Assert.Contains("The database cannot be reached now.", answer.Body, StringComparison.Ordinal));
        foreach (var word in new[] { Canary, "   at ", "Npgsql" }) Assert.All(answers, answer => Assert.DoesNotContain(word, answer.Body, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(WebSocketState.Open, line.State);
        Assert.Equal(Typed, (await listening.Portal.DoAsync(owner, new OpenDraft(form.Id!.Value))).Content);
        output.WriteLine($"away {Away.TotalSeconds} s under 50: {answers.Count} answers ({string.Join(", ", answers.CountBy(answer => answer.Status).Select(status => $"{status.Value} × {(int)status.Key}"))}), 0 with data; all 50 at work again after {recovered.TotalSeconds:0.0} s");
    }

    /// <summary>Asks until the answer is good again.</summary>
    /// <returns>What was answered until then.</returns>
    private static async Task<IReadOnlyCollection<(HttpStatusCode Status, string Body)>> WorkAsync(HttpClient client, int number, string caseId)
    {
        var answers = new ConcurrentQueue<(HttpStatusCode, string)>();
        while (true)
        {
            using var request = (number % 5) switch
            {
                0 => new HttpRequestMessage(HttpMethod.Get, "/cases"),
                1 or 2 => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{caseId}"),
                _ => new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{caseId}/entries") { Content = new StringContent(new JsonObject { ["section"] = "notes", ["kind"] = "note", ["text"] = $"{Canary} rang." }.ToJsonString(), Encoding.UTF8, "application/json") },
            };
            using var answer = await client.SendAsync(request, Cancel);
            if (answer.IsSuccessStatusCode) return answers;
            answers.Enqueue((answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
            await Task.Delay(200, Cancel);
        }
    }

    private async Task<(DraftKeeper Form, Actor Owner)> FormAsync()
    {
        var owner = await listening.Portal.ActorAsync("lawyer@legalaid.demo");
        var typed = """{"text":"begun"}""";
        var form = new DraftKeeper(listening.Portal.App.Services.GetRequiredService<ICasework>(), new SaveState(TimeProvider.System), new LastWords(null!), TimeProvider.System);
        form.Begin(owner, $"test-{Guid.NewGuid():N}"[..20], null, () => ("", typed));
        typed = Typed;
        return (form, owner);
    }

    /// <summary>Nobody is let in any more and who is in is thrown out, as at a stop; or it is open again.</summary>
    private async Task DatabaseAsync(bool open)
    {
        var connections = listening.Portal.Place.Connections;
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = "postgres", Pooling = false }.ConnectionString);
        await server.OpenAsync(Cancel);
        foreach (var database in new[] { connections.Database, connections.KeyringDatabase })
        {
            await using var let = new NpgsqlCommand($"alter database \"{database}\" allow_connections {open}", server);
            await let.ExecuteNonQueryAsync(Cancel);
            if (open) continue;
            await using var end = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1", server) { Parameters = { new() { Value = database } } };
            await end.ExecuteNonQueryAsync(Cancel);
        }
    }
}
