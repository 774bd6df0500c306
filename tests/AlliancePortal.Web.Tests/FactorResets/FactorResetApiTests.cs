using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.FactorResets;

/// <summary>The same by JSON: proposed by one, approved by another, who alone reads the link.</summary>
public sealed class FactorResetApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_proposes_another_approves_and_gets_the_link()
    {
        var portal = await RunningPortal.Shared;
        using var admin = await portal.SignInAsync("admin@portal.demo");
        using var supervisor = await portal.SignInAsync("supervisor@csw-prizren.demo");
        var worker = new { agencyCode = "csw-prizren", unitCodes = new[] { "csw-prizren-protection" }, role = "social_worker", displayName = "Arta Rama", email = $"{Guid.NewGuid():N}@csw.test" };
        var userId = (await ReadAsync(await admin.PostAsJsonAsync("/api/v1/users", worker, Cancel), HttpStatusCode.Created)).GetProperty("userId").GetGuid();
        await portal.ApproveAsync(userId);

        var empty = await ReadAsync(await admin.PostAsJsonAsync($"/api/v1/users/{userId}/factor-reset", new { }, Cancel), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["identityCheck", "reason"], empty.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order());
        var proposed = await ReadAsync(await admin.PostAsJsonAsync($"/api/v1/users/{userId}/factor-reset", new { identityCheck = "in_person", reason = "Her bag was stolen." }, Cancel), HttpStatusCode.Created);
        var id = proposed.GetProperty("factorResetId").GetGuid();
        await ReadAsync(await admin.PostAsync($"/api/v1/factor-resets/{id}/approve", null, Cancel), HttpStatusCode.Conflict);

        var waiting = (await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/factor-resets", Cancel)).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("factorResetId").GetGuid() == id);
        Assert.Equal(("Her bag was stolen.", true), (waiting.GetProperty("reason").GetString(), waiting.GetProperty("mayApprove").GetBoolean()));
        var approved = await ReadAsync(await supervisor.PostAsync($"/api/v1/factor-resets/{id}/approve", null, Cancel), HttpStatusCode.OK);
        Assert.StartsWith("/sign-in/anew/", approved.GetProperty("link").GetString(), StringComparison.Ordinal);
        await ReadAsync(await supervisor.PostAsync($"/api/v1/factor-resets/{id}/stop", null, Cancel), HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
