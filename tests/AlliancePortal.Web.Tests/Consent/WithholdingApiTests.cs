using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Web.Tests.Consent;

/// <summary>Whom she does not want to be told, over HTTP.</summary>
public sealed class WithholdingApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_recorded_in_words_refused_in_words_and_taken_back()
    {
        var portal = await RunningPortal.Shared;
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        var taken = await portal.DoAsync(police, Intakes.Adult("Withheld", "Overhttp") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        var shelter = (await portal.DoAsync(police, new ListAgencies())).Single(agency => agency.Code == "shelter").Id;
        using var client = await portal.SignInAsync("investigator@tpiu.demo");
        var path = $"/api/v1/cases/{taken.CaseId}/withholdings";

        using var neither = await client.PostAsJsonAsync(path, new { words = "Nobody." }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, neither.StatusCode);
        using var recorded = await client.PostAsJsonAsync(path, new { agencyId = shelter, words = "He comes there." }, Cancel);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var id = (await recorded.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("withholdingId").GetGuid();
        var line = (await client.GetFromJsonAsync<JsonElement>(path, Cancel)).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("He comes there.", line.GetProperty("words").GetString());

        using var refused = await client.PostAsJsonAsync($"/api/v1/cases/{taken.CaseId}/referrals",
            new { kind = "shelter", toAgencyId = shelter, sections = new[] { "identity" }, basis = "vital_interests", reason = "Tonight.", urgency = "urgent" }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("person_does_not_wish_it", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());

        using var lifted = await client.PostAsync($"/api/v1/withholdings/{id}/lift", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, lifted.StatusCode);
        using var again = await client.PostAsync($"/api/v1/withholdings/{id}/lift", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }
}
