using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Accesses;

/// <summary>Who looked, and the audit, as JSON: the same rules as on the pages.</summary>
public sealed class AccessLogApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_reads_who_looked_and_for_others_a_case_answers_as_a_missing_one()
    {
        var portal = await RunningPortal.Shared;
        using var investigator = await portal.SignInAsync("investigator@tpiu.demo");
        using var taken = await investigator.PostAsJsonAsync("/api/v1/intakes", new { identifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5), municipality = "prizren", person = new { firstName = "Ana", dateOfBirth = "1990-01-01", sex = "female", citizenships = new[] { "MD" } }, status = "presumed" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        var id = (await taken.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("caseId").GetGuid();
        await investigator.GetAsync(new Uri($"/api/v1/cases/{id}", UriKind.Relative), Cancel);

        using var supervisor = await portal.SignInAsync("supervisor@tpiu.demo");
        var log = await supervisor.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/access-log?kind=opened", Cancel);
        var line = log.GetProperty("items").EnumerateArray().First();
        Assert.Equal("police_investigator", line.GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.GetAsync(new Uri($"/api/v1/cases/{id}/access-log?kind=stolen", UriKind.Relative), Cancel)).StatusCode);

        using var hidden = await investigator.GetAsync(new Uri($"/api/v1/cases/{id}/access-log", UriKind.Relative), Cancel);
        using var missing = await investigator.GetAsync(new Uri($"/api/v1/cases/{Guid.NewGuid()}/access-log", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
        var mine = await investigator.GetFromJsonAsync<JsonElement>("/api/v1/me/accesses", Cancel);
        Assert.Contains(mine.GetProperty("items").EnumerateArray(), access => access.GetProperty("caseId").GetGuid() == id);
    }

    [Fact]
    public async Task The_audit_is_for_administrators()
    {
        var portal = await RunningPortal.Shared;
        using var administrator = await portal.SignInAsync("admin@portal.demo");
        var state = await administrator.GetFromJsonAsync<JsonElement>("/api/v1/audit", Cancel);
        Assert.True(state.GetProperty("entries").GetInt64() > 0);
        var first = await administrator.GetFromJsonAsync<JsonElement>("/api/v1/audit/entries?size=2", Cancel);
        var second = await administrator.GetFromJsonAsync<JsonElement>($"/api/v1/audit/entries?size=2&after={first.GetProperty("next").GetString()}", Cancel);
        Assert.Equal((2, 2), (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength()));
        using var advocate = await portal.SignInAsync("advocate@vaau.demo");
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(new Uri("/api/v1/audit/entries", UriKind.Relative), Cancel)).StatusCode);
    }
}
