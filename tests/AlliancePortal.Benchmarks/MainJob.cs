using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Benchmarks;

/// <summary>Times the calls of the main job one after another by one client, as the client sees them: HTTP, ticket, policies, sealing and audit included.</summary>
internal sealed class MainJob(MeasuredPortal portal)
{
    private const int WarmUp = 30;

    public async Task MeasureAsync(int cases, int calls)
    {
        using var client = await portal.SignInAsync(Caseload.Worker);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/caseload?size=100");
        var ids = list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()).ToArray();

        Console.WriteLine($"| {cases} cases, {calls} calls, 1 client, ms | p50 | p95 |");
        Console.WriteLine("|---|---|---|");
        await TimeAsync("home", calls, _ => GetAsync(client, "/api/v1/home"));
        await TimeAsync("list, 25 rows", calls, _ => GetAsync(client, "/api/v1/caseload"));
        await TimeAsync("search, beginning of a common name", calls, _ => GetAsync(client, "/api/v1/caseload?q=Mir"));
        await TimeAsync("search, two names misspelt", calls, _ => GetAsync(client, "/api/v1/caseload?q=Elyra%20Morine"));
        await TimeAsync("search, Cyrillic", calls, _ => GetAsync(client, "/api/v1/caseload?q=Драгана"));
        await TimeAsync("open a case", calls, n => GetAsync(client, $"/api/v1/cases/{ids[n % ids.Length]}"));
        await TimeAsync("save an intake (one child in five)", calls, n => PostAsync(client, n));
    }

    private static async Task GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task PostAsync(HttpClient client, int n)
    {
        var now = DateTime.UtcNow.AddMinutes(-1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intakes");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            identifiedAt = $"{now:yyyy-MM-ddTHH:mm:ssZ}",
            municipality = "prizren",
            person = new { firstName = "Measured", lastName = $"Person {n}", dateOfBirth = n % 5 == 0 ? "2011-04-02" : "1996-07-19", sex = "female", citizenships = new[] { "XK" }, languages = new[] { "sq" } },
            status = "presumed",
        });
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task TimeAsync(string what, int calls, Func<int, Task> call)
    {
        for (var n = 0; n < WarmUp; n++) await call(n);
        var times = new double[calls];
        for (var n = 0; n < calls; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(n);
            times[n] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"| {what} | {times[calls / 2]:0.0} | {times[calls * 95 / 100]:0.0} |");
    }
}
