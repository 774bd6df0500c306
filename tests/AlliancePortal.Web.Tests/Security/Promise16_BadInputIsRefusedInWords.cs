using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlliancePortal.Web.Tests.Intake;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>
/// Promise 16: requests that nobody thought of are answered, never by a fault and never with a stack trace. How many is said by the variable
/// <c>PORTAL_GENERATED_REQUESTS</c>; the suite sends fewer than the promise names, for want of time.
/// </summary>
[Collection(ListeningCollection.Name)]
public sealed class Promise16_BadInputIsRefusedInWords(ListeningPortal listening, ITestOutputHelper output)
{
    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("PORTAL_GENERATED_REQUESTS") ?? "500", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generated_requests_are_all_answered_without_a_fault()
    {
        using var police = await listening.Portal.SignInAsync("investigator@tpiu.demo");
        var document = JsonNode.Parse(await police.GetStringAsync("/openapi/v1.json", Cancel))!;
        var known = await KnownAsync(police);
        var answers = new ConcurrentBag<(int Status, string Asked)>();
        string[] people = ["investigator@tpiu.demo", "supervisor@tpiu.demo", "socialworker@csw-prizren.demo", "advocate@vaau.demo", "admin@portal.demo"];
        await Parallel.ForEachAsync(Enumerable.Range(0, people.Length), new ParallelOptions { MaxDegreeOfParallelism = people.Length, CancellationToken = Cancel }, async (person, cancel) =>
        {
            // An administrator's acts on what is there would change the portal under the other tests.
            var generated = new GeneratedRequests(document, people[person].StartsWith("admin", StringComparison.Ordinal) ? [] : known, new Random(20261126 + person));
            Assert.True(generated.Calls > 80);
            using var client = await listening.Portal.SignInAsync(people[person]);
            for (var number = 0; number < Requests / people.Length; number++)
            {
                using var request = generated.Next(number * people.Length + person);
                using var answer = await client.SendAsync(request, cancel);
                var body = await answer.Content.ReadAsStringAsync(cancel);
                var asked = $"{people[person]} {request.Method} {request.RequestUri}: {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancel))}";
                answers.Add(((int)answer.StatusCode, asked));
                Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
                if (!answer.IsSuccessStatusCode && body.Length > 0) Assert.NotEmpty(JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()!);
            }
        });

        var faults = answers.Where(answer => answer.Status >= 500).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults: {string.Join('\n', faults.Take(12).Select(fault => $"{fault.Status} {fault.Asked[..Math.Min(600, fault.Asked.Length)]}"))}");
        output.WriteLine($"{answers.Count} generated requests: {string.Join(", ", answers.CountBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => $"{status.Value} × {status.Key}"))}");
    }

    /// <summary>Two cases and what belongs to them.</summary>
    private static async Task<IReadOnlyList<Guid>> KnownAsync(HttpClient police)
    {
        var ids = new List<Guid>();
        foreach (var birth in new[] { "2012-04", "1990" })
        {
            using var taken = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(("person.dateOfBirth", birth)), Cancel);
            ids.AddRange((await IntakeApiTests.ReadAsync(taken)).AsObject().SelectMany(field => field.Value is JsonArray several ? several.ToList() : [field.Value])
                .Select(value => Guid.TryParse(value?.ToString(), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty));
        }

        return ids;
    }
}
