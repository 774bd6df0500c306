using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Benchmarks;

/// <summary>Times the calls of the main job one after another by one client, as the client sees them: HTTP, ticket, policies, sealing and audit included.</summary>
internal sealed class MainJob(MeasuredPortal portal)
{
    private const int WarmUp = 30;

    /// <summary>The calls of the main job by one client; each takes the number of the call, so that not always the same case is opened.</summary>
    public async Task<IReadOnlyList<(string What, Func<int, Task> Call)>> CallsAsync()
    {
        var client = await portal.SignInAsync(Invented.Worker);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/caseload?size=100");
        var ids = list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()).ToArray();
        return
        [
            ("home", _ => GetAsync(client, "/api/v1/home")),
            ("list, 25 rows", _ => GetAsync(client, "/api/v1/caseload")),
            ("search, beginning of a common name", _ => GetAsync(client, "/api/v1/caseload?q=Mir")),
            ("search, two names misspelt", _ => GetAsync(client, "/api/v1/caseload?q=Elyra%20Morine")),
            ("search, Cyrillic", _ => GetAsync(client, "/api/v1/caseload?q=Драгана")),
            ("open a case", n => GetAsync(client, $"/api/v1/cases/{ids[n % ids.Length]}")),
            ("save an intake (one child in five)", n => PostAsync(client, n)),
        ];
    }

    /// <summary>Milliseconds of each call, sorted, after some that do not count.</summary>
    public static async Task<double[]> TimeAsync(int calls, Func<int, Task> call)
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
        return times;
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
}
