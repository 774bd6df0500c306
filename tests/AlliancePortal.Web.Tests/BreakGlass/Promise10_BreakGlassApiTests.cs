using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Web.Tests.BreakGlass;

/// <summary>Emergency access as JSON: asked by number, answered by a second person, and no word about a case that is not there.</summary>
public sealed class Promise10_BreakGlassApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_asked_approved_read_and_ended()
    {
        var portal = await RunningPortal.Shared;
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        var taken = await portal.DoAsync(police, Intakes.Adult("Api", "Emergency") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        var number = (await portal.DoAsync(police, new ShowCase(taken.CaseId))).CaseNumber;
        using var asker = await portal.SignInAsync("socialworker@csw-peja.demo");
        using var supervisor = await portal.SignInAsync("supervisor@tpiu.demo");

        var asked = await PostAsync(asker, "/api/v1/break-glass", new { caseNumber = number, reason = "She is being followed." });
        Assert.Equal("waiting", asked.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await asker.GetAsync($"/api/v1/cases/{taken.CaseId}", Cancel)).StatusCode);
        var id = asked.GetProperty("breakGlassId").GetGuid();
        var decided = await PostAsync(supervisor, $"/api/v1/break-glass/{id}/decision", new { approve = true, reason = "He was seen there." });
        Assert.Equal("open", decided.GetProperty("state").GetString());

        var shown = await asker.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{taken.CaseId}", Cancel);
        Assert.Equal(id, shown.GetProperty("breakGlassId").GetGuid());
        Assert.False(shown.GetProperty("sections").TryGetProperty("exploitation", out var other) && other.ValueKind != JsonValueKind.Null);
        await PostAsync(asker, $"/api/v1/break-glass/{id}/end", new { });
        Assert.Equal(HttpStatusCode.NotFound, (await asker.GetAsync($"/api/v1/cases/{taken.CaseId}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_number_that_never_was_waits_for_an_answer_like_any_other()
    {
        var portal = await RunningPortal.Shared;
        using var asker = await portal.SignInAsync("socialworker@csw-peja.demo");
        var number = $"XK-2019-{Random.Shared.Next(100_000, 999_999)}";
        var asked = await PostAsync(asker, "/api/v1/break-glass", new { caseNumber = number, reason = "She is being followed." });
        Assert.Equal("waiting", asked.GetProperty("state").GetString());
        using var urgent = await asker.PostAsJsonAsync("/api/v1/break-glass", new { caseNumber = $"XK-2018-{Random.Shared.Next(100_000, 999_999)}", reason = "She is being followed.", lifeAtRisk = true }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, urgent.StatusCode);
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
