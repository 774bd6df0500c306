using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>Eight clients of the JSON interface who take in persons and add entries, each the next as soon as the last is answered; what fails is tried anew as another one.</summary>
internal sealed class Writers : IAsyncDisposable
{
    private const int Count = 8;
    private const int EntriesOfEach = 9;
    private const string Email = "investigator@tpiu.demo";
    private readonly ConcurrentDictionary<int, TimeSpan> firstAfter = [];
    private readonly List<Task> working = [];
    private Stopwatch sinceFailure = new();
    private volatile bool stopped;

    /// <summary>Entries whose writing was answered with 201.</summary>
    public ConcurrentBag<Guid> Entries { get; } = [];

    /// <summary>Cases whose intake was answered with 201, and the family name that was typed.</summary>
    public ConcurrentDictionary<Guid, string> Cases { get; } = [];

    public int Written => Entries.Count + Cases.Count;

    /// <summary>Answers other than 201, and those that did not come, by what they were.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = [];

    public static async Task<Writers> StartAsync(int portal)
    {
        var writers = new Writers();
        for (var n = 0; n < Count; n++)
        {
            var (client, _) = await PublishedPortal.SignInAsync(portal, Email);
            var which = n;
            writers.working.Add(Task.Run(() => writers.WorkAsync(which, client)));
        }

        return writers;
    }

    public Task WriteAsync(int more)
    {
        var before = Written;
        return Until.ItIsAsync($"{more} writes are answered", () => Task.FromResult(Written >= before + more));
    }

    /// <summary>Call when something has just been killed.</summary>
    public void Failed()
    {
        firstAfter.Clear();
        sinceFailure = Stopwatch.StartNew();
    }

    /// <summary>From the failure to the first answered write that was sent after it: of the first client, and of the last of all.</summary>
    public async Task<(TimeSpan First, TimeSpan All)> RecoveredAsync()
    {
        await Until.ItIsAsync("every client writes again", () => Task.FromResult(firstAfter.Count == Count));
        return (firstAfter.Values.Min(), firstAfter.Values.Max());
    }

    public async ValueTask DisposeAsync()
    {
        stopped = true;
        await Task.WhenAll(working);
    }

    private async Task WorkAsync(int which, HttpClient client)
    {
        var caseId = Guid.Empty;
        for (var n = 0; !stopped;)
        {
            var (watch, sent) = (sinceFailure, sinceFailure.Elapsed);
            try
            {
                var name = $"Rehearsed{Guid.NewGuid():N}"[..20];
                using var answer = n % (EntriesOfEach + 1) == 0
                    ? await client.PostAsJsonAsync("intakes", Intake(name))
                    : await client.PostAsJsonAsync($"cases/{caseId}/entries", new { section = "notes", kind = "note", text = "She slept." });
                if ((int)answer.StatusCode != 201)
                {
                    Note($"{(int)answer.StatusCode}");
                    await Task.Delay(100);
                    continue;
                }

                var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
                if (n % (EntriesOfEach + 1) == 0) Cases[caseId = body.GetProperty("caseId").GetGuid()] = name;
                else Entries.Add(body.GetProperty("entryId").GetGuid());
                if (watch.IsRunning && ReferenceEquals(watch, sinceFailure) && sent > TimeSpan.Zero) firstAfter.TryAdd(which, watch.Elapsed);
                n++;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                Note(problem.GetType().Name);
            }
        }

        client.Dispose();
    }

    private void Note(string what) => Failures.AddOrUpdate(what, 1, (_, before) => before + 1);

    private static object Intake(string name) => new
    {
        identifiedAt = DateTime.UtcNow.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        municipality = "prizren",
        status = "presumed",
        person = new { firstName = "Elira", lastName = name, dateOfBirth = "2011-04-02", sex = "female", citizenships = new[] { "XK" }, languages = new[] { "sq" } },
    };
}
