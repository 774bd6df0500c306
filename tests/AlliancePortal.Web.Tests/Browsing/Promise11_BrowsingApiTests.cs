using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Browsing;

namespace AlliancePortal.Web.Tests.Browsing;

/// <summary>What was noticed and by which rules, as JSON: alerts for reviewers, figures for the coordinator, absent for everybody else.</summary>
public sealed class Promise11_BrowsingApiTests
{
    private static readonly Uri Alerts = new("/api/v1/browsing", UriKind.Relative);
    private static readonly Uri Rules = new("/api/v1/browsing/rules", UriKind.Relative);

    private static readonly Uri Decoys = new("/api/v1/browsing/decoys", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_reads_alerts_and_rules_and_sets_nothing()
    {
        using var supervisor = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-prizren.demo");
        Assert.Equal(JsonValueKind.Array, (await supervisor.GetFromJsonAsync<JsonElement>(Alerts, Cancel)).GetProperty("items").ValueKind);
        var rules = (await supervisor.GetFromJsonAsync<JsonElement>(Rules, Cancel)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([BrowsingRules.Bulk, BrowsingRules.OddHours, BrowsingRules.Decoy, BrowsingRules.Relative], rules.Select(rule => rule.GetProperty("rule").GetString()));
        Assert.Equal([(20, 1000, false), (1, 50, false)], rules.Take(2).Select(rule => (rule.GetProperty("least").GetInt32(), rule.GetProperty("most").GetInt32(), rule.GetProperty("maySet").GetBoolean())));
        using var set = await supervisor.PutAsJsonAsync(Limit("bulk"), new { limit = 900 }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, set.StatusCode);
        using var unknown = await supervisor.PostAsJsonAsync(Decoys, new { caseNumber = "XK-2026-999999" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Empty((await supervisor.GetFromJsonAsync<JsonElement>(Decoys, Cancel)).GetProperty("items").EnumerateArray());
        using var none = await supervisor.DeleteAsync(new Uri($"{Decoys}/{Guid.CreateVersion7()}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var looked = await supervisor.PostAsJsonAsync(new Uri($"/api/v1/browsing/{Guid.CreateVersion7()}/looked", UriKind.Relative), new { note = "Nothing." }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, looked.StatusCode);
    }

    [Fact]
    public async Task The_coordinator_reads_figures_and_no_alert_and_sets_the_limit_within_its_range()
    {
        using var coordinator = await (await RunningPortal.Shared).SignInAsync("analyst@coordinator.demo");
        using var alerts = await coordinator.GetAsync(Alerts, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, alerts.StatusCode);
        var set = (await coordinator.GetFromJsonAsync<JsonElement>(Rules, Cancel)).GetProperty("items").EnumerateArray().Where(rule => rule.GetProperty("maySet").GetBoolean()).ToList();
        Assert.Equal([BrowsingRules.Bulk, BrowsingRules.OddHours], set.Select(rule => rule.GetProperty("rule").GetString()));
        Assert.All(set, rule => Assert.True(rule.GetProperty("noticed").GetInt64() >= 0));
        foreach (var (of, limit) in new[] { ("bulk", 100_000), ("odd_hours", 0), ("odd_hours", 51) })
        {
            using var wrong = await coordinator.PutAsJsonAsync(Limit(of), new { limit }, Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var unknown = await coordinator.PutAsJsonAsync(Limit("nothing"), new { limit = 300 }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var right = await coordinator.PutAsJsonAsync(Limit("bulk"), new { limit = 200 }, Cancel);
        Assert.Equal(200, (await right.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items")[0].GetProperty("limit").GetInt32());
        using var nights = await coordinator.PutAsJsonAsync(Limit("odd_hours"), new { limit = 3 }, Cancel);
        Assert.Equal(3, (await nights.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("items")[1].GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task To_a_worker_it_is_not_there()
    {
        using var client = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        foreach (var address in new[] { Alerts, Rules, Decoys })
        {
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Uri Limit(string rule) => new($"/api/v1/browsing/rules/{rule}", UriKind.Relative);
}
