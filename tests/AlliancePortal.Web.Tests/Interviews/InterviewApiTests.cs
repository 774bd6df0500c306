using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Interviews;

/// <summary>Interviews over HTTP: the child's rule, breaches, what lists show.</summary>
public sealed class InterviewApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_childs_interview_without_its_social_worker_is_a_conflict_and_created_with()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var centre = await portal.SignInAsync("socialworker@csw-prizren.demo");
        using var elsewhere = await portal.SignInAsync("socialworker@csw-peja.demo");
        var id = await ChildAsync(police);
        var held = new { purpose = "identification", place = "CSW Prizren", startedAt = DateTimeOffset.UtcNow.AddMinutes(-10), language = "sq", attendees = new[] { new { name = "Psychologist on duty", role = "psychologist" } } };

        await ExpectAsync(police, $"/api/v1/cases/{id}/interviews", held, HttpStatusCode.Conflict, "child_interview_without_social_worker");
        await ExpectAsync(police, $"/api/v1/cases/{id}/interviews", With(held, "socialWorkerUserId", await MeAsync(elsewhere)), HttpStatusCode.Conflict, "child_interview_without_social_worker");
        await ExpectAsync(police, $"/api/v1/cases/{id}/interviews", With(held, "startedAt", DateTimeOffset.UtcNow.AddDays(1)), HttpStatusCode.Conflict, "child_interview_without_social_worker");
        await ExpectAsync(elsewhere, $"/api/v1/cases/{id}/interviews", held, HttpStatusCode.NotFound, "not_found");

        using var created = await police.PostAsJsonAsync($"/api/v1/cases/{id}/interviews", With(held, "socialWorkerUserId", await MeAsync(centre)), Cancel);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.NotEqual(Guid.Empty, (await created.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("interviewId").GetGuid());
        var shown = await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Cancel);
        Assert.NotEqual(0, shown.GetProperty("sections").GetProperty("interviews").GetArrayLength());
    }

    [Fact]
    public async Task A_booking_is_listed_confirmed_and_called_off()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var centre = await portal.SignInAsync("socialworker@csw-prizren.demo");
        var id = await ChildAsync(police);
        using var created = await police.PostAsJsonAsync($"/api/v1/cases/{id}/interviews",
            new { purpose = "statement", place = "CSW Prizren", startedAt = DateTimeOffset.UtcNow.AddDays(2), language = "sq", socialWorkerUserId = await MeAsync(centre) }, Cancel);
        var interview = (await created.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("interviewId").GetGuid();

        var ahead = await centre.GetFromJsonAsync<JsonElement>("/api/v1/interviews?size=100&mine=true", Cancel);
        var item = ahead.GetProperty("items").EnumerateArray().Single(listed => listed.GetProperty("interviewId").GetGuid() == interview);
        Assert.True(item.GetProperty("mayConfirm").GetBoolean());
        using var confirmed = await centre.PostAsync($"/api/v1/interviews/{interview}/confirm-attendance", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        using var cancelled = await police.PostAsJsonAsync($"/api/v1/interviews/{interview}/cancel", new { reason = "She is ill." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        await ExpectAsync(police, $"/api/v1/interviews/{interview}/cancel", new { reason = "Again." }, HttpStatusCode.Conflict, "interview_not_in_state");
    }

    [Fact]
    public async Task A_breach_is_reported_without_content_and_stands_in_the_case()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await ChildAsync(police);
        using var reported = await police.PostAsJsonAsync($"/api/v1/cases/{id}/interview-breaches", new { happenedAt = DateTimeOffset.UtcNow.AddHours(-1), interviewer = "Patrol 12" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, reported.StatusCode);
        await ExpectAsync(police, $"/api/v1/cases/{id}/interview-breaches", new { happenedAt = DateTimeOffset.UtcNow.AddDays(1), interviewer = "" }, HttpStatusCode.UnprocessableEntity, "invalid");
        var shown = await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/interviews", Cancel);
        Assert.Contains(shown.GetProperty("breaches").EnumerateArray(), breach => breach.GetProperty("interviewer").GetString() == "Patrol 12");
    }

    [Fact]
    public async Task The_register_is_read_by_all_and_kept_by_few()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var keeper = await portal.SignInAsync("supervisor@vaau.demo");
        var entry = new { name = "Natalia Ceban", languages = new[] { "ro" }, sex = "female", vettedUntil = "2030-01-31" };
        await ExpectAsync(police, "/api/v1/interpreters", entry, HttpStatusCode.NotFound, "not_found");
        using var added = await keeper.PostAsJsonAsync("/api/v1/interpreters", entry, Cancel);
        var register = await police.GetFromJsonAsync<JsonElement>("/api/v1/interpreters?language=ro&available=true", Cancel);
        Assert.Contains(register.GetProperty("items").EnumerateArray(), item => item.GetProperty("name").GetString() == "Natalia Ceban");
        var change = new { name = "Natalia Ceban", languages = new[] { "ro", "ru" }, sex = "female", vettedUntil = "2030-01-31", version = 1 };
        using var changed = await keeper.PutAsJsonAsync(added.Headers.Location, change, Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var late = await keeper.PutAsJsonAsync(added.Headers.Location, change, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    /// <summary>The demonstration's child whose Centre in Prizren has answered.</summary>
    private static async Task<Guid> ChildAsync(HttpClient police) =>
        (await police.GetFromJsonAsync<JsonElement>("/api/v1/caseload?q=Morina", Cancel)).GetProperty("items").EnumerateArray().Last(item => item.GetProperty("isChild").GetBoolean()).GetProperty("caseId").GetGuid();

    private static async Task<Guid> MeAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("userId").GetGuid();

    private static Dictionary<string, object?> With(object body, string field, object value)
    {
        var all = JsonSerializer.SerializeToElement(body).Deserialize<Dictionary<string, object?>>()!;
        all[field] = value;
        return all;
    }

    private static async Task ExpectAsync(HttpClient client, string address, object body, HttpStatusCode status, string code)
    {
        using var answer = await client.PostAsJsonAsync(address, body, Cancel);
        Assert.Equal((status, code), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()));
    }
}
