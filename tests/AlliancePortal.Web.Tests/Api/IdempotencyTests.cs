using System.Net;
using System.Text.Json.Nodes;
using AlliancePortal.Web.Tests.Intake;

namespace AlliancePortal.Web.Tests.Api;

/// <summary>A request that is sent again, because an answer got lost, does nothing twice.</summary>
public sealed class IdempotencyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_and_body_answer_the_same_case_once()
    {
        using var police = await IntakeApiTests.PoliceAsync();
        var (key, body) = (NewKey(), await TextAsync());
        using var first = await SendAsync(police, key, body);
        using var again = await SendAsync(police, key, body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal("application/json", again.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(1, await CasesNamedAsync(police, body));
    }

    [Fact]
    public async Task Another_body_with_the_key_is_a_conflict_and_another_persons_key_is_another_key()
    {
        using var police = await IntakeApiTests.PoliceAsync();
        using var advocate = await (await RunningPortal.Shared).SignInAsync("advocate@vaau.demo");
        var key = NewKey();
        using var first = await SendAsync(police, key, await TextAsync());
        using var other = await SendAsync(police, key, await TextAsync());
        using var elsewhere = await SendAsync(advocate, key, await TextAsync());

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("idempotency_key_reused", (string?)(await IntakeApiTests.ReadAsync(other))["code"]);
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Of_many_at_once_one_runs_and_the_others_get_its_answer_or_are_told_to_wait()
    {
        using var police = await IntakeApiTests.PoliceAsync();
        var (key, body) = (NewKey(), await TextAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(police, key, body)));

        var cases = new HashSet<string>();
        foreach (var answer in answers)
        {
            var read = await IntakeApiTests.ReadAsync(answer);
            if (answer.StatusCode == HttpStatusCode.Created) cases.Add((string)read["caseId"]!);
            else Assert.Equal("idempotency_in_progress", (string?)read["code"]);
            answer.Dispose();
        }

        Assert.Single(cases);
        Assert.Equal(1, await CasesNamedAsync(police, body));
    }

    [Fact]
    public async Task A_refusal_is_answered_again_too_and_a_key_that_is_no_key_is_refused()
    {
        using var police = await IntakeApiTests.PoliceAsync();
        var (key, body) = (NewKey(), """{"identifiedAt": "2020-01-01T00:00:00Z", "person": {}}""");
        using var first = await SendAsync(police, key, body);
        using var again = await SendAsync(police, key, body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (first.StatusCode, again.StatusCode));
        Assert.Equal("application/problem+json", again.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));

        using var tooLong = await SendAsync(police, new string('k', 101), body);
        Assert.Equal("idempotency_key_not_usable", (string?)(await IntakeApiTests.ReadAsync(tooLong))["code"]);
    }

    [Fact]
    public async Task It_holds_on_every_POST()
    {
        using var police = await IntakeApiTests.PoliceAsync();
        var list = JsonNode.Parse(await police.GetStringAsync("/api/v1/caseload?size=1", Cancel))!;
        var address = $"/api/v1/cases/{list["items"]![0]!["caseId"]}/entries";
        var (key, body) = (NewKey(), """{"section": "investigation", "kind": "note", "text": "Said once."}""");

        using var first = await SendAsync(police, key, body, address);
        using var again = await SendAsync(police, key, body, address);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((string?)(await IntakeApiTests.ReadAsync(first))["entryId"], (string?)(await IntakeApiTests.ReadAsync(again))["entryId"]);
        using var elsewhere = await SendAsync(police, key, body, "/api/v1/notifications/seen");
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<string> TextAsync() => IntakeApiTests.Body().ReadAsStringAsync(Cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string key, string body, string address = "/api/v1/intakes")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Cancel);
    }

    private static async Task<int> CasesNamedAsync(HttpClient client, string body)
    {
        var name = (string)JsonNode.Parse(body)!["person"]!["firstName"]!;
        var found = JsonNode.Parse(await client.GetStringAsync($"/api/v1/caseload?q={name.Split(' ')[1]}", Cancel))!;
        return found["items"]!.AsArray().Count;
    }
}
