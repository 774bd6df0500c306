using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Web.Tests.Cases.Closing;

/// <summary>Closing a case and opening it again over HTTP.</summary>
public sealed class ClosingApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_is_closed_found_among_the_closed_and_opened_again()
    {
        var portal = await RunningPortal.Shared;
        var id = await WithAdvocateAsync(portal);
        using var supervisor = await portal.SignInAsync("supervisor@vaau.demo");
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        Assert.False((await supervisor.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/closing", Cancel)).GetProperty("blocked").GetBoolean());

        using var wrong = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/close", new { reason = "bored", note = "" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(["note", "reason"], (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order());
        using var hidden = await police.PostAsJsonAsync($"/api/v1/cases/{id}/close", new { reason = "returned", note = "Home." }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using var closed = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/close", new { reason = "returned", note = "Home." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Contains(id, await ListedAsync(police, "former=true&closed=true&sort=newest&size=100"));
        Assert.DoesNotContain(id, await ListedAsync(police, "sort=newest&size=100"));
        using var late = await police.PostAsJsonAsync($"/api/v1/cases/{id}/entries", new { section = "notes", kind = "note", text = "Late." }, Cancel);
        Assert.Equal("case_closed", (await late.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());

        using var opened = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/reopen", new { reason = "She came back." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Contains(id, await ListedAsync(police, "sort=newest&size=100"));
        using var twice = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/reopen", new { reason = "Again." }, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "case_is_open"), (twice.StatusCode, (await twice.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_running_guardianship_bars_the_way()
    {
        var portal = await RunningPortal.Shared;
        var taken = await portal.DoAsync(await portal.ActorAsync("investigator@tpiu.demo"), Intakes.Child("Ilda", "Barred") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        using var centre = await portal.SignInAsync("supervisor@csw-prizren.demo");
        using var refused = await centre.PostAsJsonAsync($"/api/v1/cases/{taken.CaseId}/close", new { reason = "returned", note = "Home." }, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "guardianship_is_open"), (refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()));
    }

    private static async Task<Guid> WithAdvocateAsync(RunningPortal portal)
    {
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        var taken = await portal.DoAsync(police, Intakes.Adult("Mira", "Closed") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        var vaau = (await portal.DoAsync(police, new ListAgencies())).Single(agency => agency.Code == "vaau").Id;
        var sent = await portal.DoAsync(police, new SendReferral { CaseId = taken.CaseId, Kind = "advocacy", ToAgencyId = vaau, Sections = ["identity"], Basis = "vital_interests", Reason = "Tonight.", Urgency = "urgent" });
        var advocate = await portal.ActorAsync("advocate@vaau.demo");
        await portal.DoAsync(advocate, new ClaimReferral(sent.ReferralId));
        await portal.DoAsync(advocate, new AcceptReferral(sent.ReferralId));
        return taken.CaseId;
    }

    private static async Task<IReadOnlyList<Guid>> ListedAsync(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/caseload?{query}", Cancel)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetGuid())];
}
