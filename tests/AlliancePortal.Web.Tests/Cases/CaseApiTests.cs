using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Cases;

/// <summary>Caseload and case over HTTP, against the demonstration's stories.</summary>
public sealed class CaseApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caseload_is_paged_and_each_of_its_cases_opens_with_an_entity_tag()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var first = await police.GetFromJsonAsync<JsonElement>("/api/v1/caseload?size=1", Cancel);
        var item = first.GetProperty("items")[0];
        Assert.Equal(1, first.GetProperty("items").GetArrayLength());
        var next = first.GetProperty("next").GetString();
        var second = await police.GetFromJsonAsync<JsonElement>($"/api/v1/caseload?size=1&after={next}", Cancel);
        Assert.NotEqual(item.GetProperty("caseId").GetGuid(), second.GetProperty("items")[0].GetProperty("caseId").GetGuid());

        // Of its own, so that no other test changes it between the two readings.
        var address = $"/api/v1/cases/{await OwnCaseAsync(police)}";
        using var opened = await police.GetAsync(address, Cancel);
        var body = await opened.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.StartsWith("XK-", body.GetProperty("caseNumber").GetString());
        Assert.True(body.GetProperty("sections").TryGetProperty("identity", out _));
        Assert.False(body.GetProperty("sections").TryGetProperty("health", out _));

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(opened.Headers.ETag!);
        using var unchanged = await police.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Hidden_and_missing_cases_answer_with_the_same_bytes()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var stranger = await portal.SignInAsync("admin@portal.demo");
        var id = await AnyCaseAsync(police);

        using var hidden = await stranger.GetAsync($"/api/v1/cases/{id}", Cancel);
        using var missing = await police.GetAsync($"/api/v1/cases/{Guid.CreateVersion7()}", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
        Assert.Equal(Untraced(await hidden.Content.ReadAsStringAsync(Cancel)), Untraced(await missing.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task An_entry_is_added_and_struck_out_and_wrong_ones_are_refused_by_field()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await AnyCaseAsync(police);

        using var added = await police.PostAsJsonAsync($"/api/v1/cases/{id}/entries", new { section = "investigation", kind = "note", text = "Plate noted." }, Cancel);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var entry = (await added.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("entryId").GetGuid();
        using var struck = await police.PostAsJsonAsync($"/api/v1/entries/{entry}/strike-out", new { reason = "Wrong car." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, struck.StatusCode);

        using var wrong = await police.PostAsJsonAsync($"/api/v1/cases/{id}/entries", new { section = "investigation", kind = "daily_log", text = "" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal(["kind", "text"], errors.EnumerateObject().Select(field => field.Name).Order());

        using var notTheirs = await police.PostAsJsonAsync($"/api/v1/cases/{id}/entries", new { section = "health", kind = "note", text = "Words." }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
    }

    [Fact]
    public async Task How_to_reach_her_is_written_anew_on_the_version_that_was_read()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await OwnCaseAsync(police);
        var own = (await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Cancel)).GetProperty("sections").GetProperty("contact").GetProperty("own");
        var body = new { version = own.GetProperty("version").GetInt32(), phone = "+383 44 123 123", safe = new[] { "write" } };

        using var changed = await police.PutAsJsonAsync($"/api/v1/cases/{id}/contact", body, Cancel);
        Assert.Equal(body.version + 1, (await changed.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("version").GetInt32());
        using var late = await police.PutAsJsonAsync($"/api/v1/cases/{id}/contact", body, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("changed_meanwhile", (await late.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_change_of_identity_on_an_outdated_version_or_tag_is_a_conflict()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await OwnCaseAsync(police);
        using var opened = await police.GetAsync($"/api/v1/cases/{id}", Cancel);
        var identity = (await opened.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("sections").GetProperty("identity");
        var body = identity.Deserialize<Dictionary<string, JsonElement>>()!;

        using var tagged = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/cases/{id}/identity") { Content = JsonContent.Create(body) };
        tagged.Headers.IfMatch.Add(opened.Headers.ETag!);
        using var changed = await police.SendAsync(tagged, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var late = await police.PutAsJsonAsync($"/api/v1/cases/{id}/identity", body, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("changed_meanwhile", (await late.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/v1/caseload?size=1000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/caseload?status=nonsense", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/caseload?after=zzz", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/caseload?child=perhaps", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/cases/not-an-id", HttpStatusCode.NotFound)]
    public async Task Bad_input_is_answered_with_a_problem(string address, HttpStatusCode expected)
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        using var answer = await police.GetAsync(address, Cancel);
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Home_tells_the_centre_of_a_child_and_seen_is_seen()
    {
        using var centre = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-prizren.demo");
        var told = await centre.GetFromJsonAsync<JsonElement>("/api/v1/notifications?unseen=true&size=1", Cancel);
        var id = told.GetProperty("items")[0].GetProperty("id").GetGuid();

        using var seen = await centre.PostAsJsonAsync("/api/v1/notifications/seen", new { ids = new[] { id } }, Cancel);
        Assert.Equal(1, (await seen.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("count").GetInt32());
        var home = await centre.GetFromJsonAsync<JsonElement>("/api/v1/home", Cancel);
        Assert.DoesNotContain(home.GetProperty("told").EnumerateArray(), item => item.GetProperty("id").GetGuid() == id);
        Assert.NotEqual(0, home.GetProperty("recent").GetArrayLength());
    }

    /// <summary>A case that no other test writes in.</summary>
    internal static async Task<Guid> OwnCaseAsync(HttpClient client)
    {
        using var taken = await client.PostAsJsonAsync("/api/v1/intakes", new
        {
            identifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            municipality = "prizren",
            person = new { firstName = "Liliana", lastName = "Ownova", dateOfBirth = "1995-03-04", sex = "female", citizenships = new[] { "MD" }, languages = new[] { "ro" } },
            status = "presumed",
        }, Cancel);
        return (await taken.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("caseId").GetGuid();
    }

    private static async Task<Guid> AnyCaseAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/caseload?sort=newest", Cancel)).GetProperty("items")[0].GetProperty("caseId").GetGuid();

    internal static string Untraced(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "");
}
