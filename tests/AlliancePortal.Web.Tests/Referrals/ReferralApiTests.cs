using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlliancePortal.Web.Tests.Referrals;

/// <summary>Referrals, consent and disclosures over HTTP.</summary>
public sealed partial class ReferralApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_referral_is_sent_claimed_accepted_and_completed_and_shows_its_case_only_from_the_claim_on()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var shelter = await portal.SignInAsync("caseworker@shelter.demo");
        var (caseId, referralId) = await SentAsync(police);

        var envelope = (await ItemsAsync(shelter, "/api/v1/referrals?box=incoming&state=sent&size=100")).Single(item => item.GetProperty("referralId").GetGuid() == referralId);
        Assert.False(envelope.TryGetProperty("caseId", out _));
        Assert.Equal(("shelter", "sent", "immediate", "prizren"), (Text(envelope, "kind"), Text(envelope, "state"), Text(envelope, "urgency"), Text(envelope, "municipality")));
        Assert.DoesNotContain("Refererova", envelope.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shelter.GetAsync($"/api/v1/cases/{caseId}", Cancel)).StatusCode);

        Assert.Equal(("referral_not_in_state", HttpStatusCode.Conflict), await CodeAsync(await shelter.PostAsync($"/api/v1/referrals/{referralId}/accept", null, Cancel)));
        Assert.Equal(caseId, (await ActAsync(shelter, referralId, "claim")).GetProperty("caseId").GetGuid());
        Assert.Equal(("referral_not_in_state", HttpStatusCode.Conflict), await CodeAsync(await shelter.PostAsync($"/api/v1/referrals/{referralId}/claim", null, Cancel)));
        Assert.Equal("accepted", Text(await ActAsync(shelter, referralId, "accept"), "state"));
        var opened = await shelter.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{caseId}", Cancel);
        Assert.True(opened.GetProperty("sections").TryGetProperty("identity", out _));
        Assert.False(opened.GetProperty("sections").TryGetProperty("investigation", out _));

        Assert.Equal("completed", Text(await ActAsync(shelter, referralId, "complete", new { outcome = "service_delivered" }), "state"));
        var disclosures = (await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{caseId}/disclosures", Cancel)).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(disclosures, line => Text(line, "reason") == "referral" && line.TryGetProperty("endedAt", out _));
    }

    [Fact]
    public async Task Another_agencys_referral_and_a_missing_one_answer_with_the_same_bytes_to_every_act()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var stranger = await portal.SignInAsync("lawyer@legalaid.demo");
        var (caseId, referralId) = await SentAsync(police);
        foreach (var (act, body) in new (string, object)[] { ("claim", new { }), ("accept", new { }), ("decline", new { reason = "no_capacity" }), ("complete", new { outcome = "other" }), ("withdraw", new { reason = "other" }) })
        {
            using var hidden = await stranger.PostAsJsonAsync($"/api/v1/referrals/{referralId}/{act}", body, Cancel);
            using var missing = await stranger.PostAsJsonAsync($"/api/v1/referrals/{Guid.CreateVersion7()}/{act}", body, Cancel);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
            Assert.Equal(Trace().Replace(await hidden.Content.ReadAsStringAsync(Cancel), ""), Trace().Replace(await missing.Content.ReadAsStringAsync(Cancel), ""));
        }

        foreach (var address in new[] { $"/api/v1/cases/{caseId}/consents", $"/api/v1/cases/{caseId}/disclosures", $"/api/v1/cases/{caseId}/referral-form", $"/api/v1/referrals/{referralId}" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Without_a_basis_nothing_is_sent_and_a_withdrawn_consent_is_none()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var (caseId, shelter) = (await TakenInAsync(police), await AgencyAsync(police, "shelter"));
        var body = new { kind = "shelter", toAgencyId = shelter, sections = new[] { "identity" }, basis = "consent", reason = "A bed for tonight.", urgency = "urgent" };
        Assert.Equal(("no_basis_for_disclosure", HttpStatusCode.Conflict), await CodeAsync(await police.PostAsJsonAsync($"/api/v1/cases/{caseId}/referrals", body, Cancel)));

        using var recorded = await police.PostAsJsonAsync($"/api/v1/cases/{caseId}/consents", new { purposes = new[] { "shelter" }, agencyIds = new[] { shelter }, language = "ro" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var consentId = (await recorded.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("consentId").GetGuid();
        using var withdrawn = await police.PostAsJsonAsync($"/api/v1/consents/{consentId}/withdraw", new { }, Cancel);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        var late = new { body.kind, body.toAgencyId, body.sections, body.basis, consentId, body.reason, body.urgency };
        Assert.Equal(("no_basis_for_disclosure", HttpStatusCode.Conflict), await CodeAsync(await police.PostAsJsonAsync($"/api/v1/cases/{caseId}/referrals", late, Cancel)));

        using var wrong = await police.PostAsJsonAsync($"/api/v1/cases/{caseId}/referrals", new { kind = "magic", toAgencyId = shelter }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Fact]
    public async Task The_directory_names_agencies_and_no_people()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var body = await police.GetStringAsync("/api/v1/agencies", Cancel);
        Assert.Contains("\"vaau\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Drita Shala", body, StringComparison.Ordinal);
    }

    private static async Task<(Guid CaseId, Guid ReferralId)> SentAsync(HttpClient police)
    {
        var caseId = await TakenInAsync(police);
        using var sent = await police.PostAsJsonAsync($"/api/v1/cases/{caseId}/referrals", new
        {
            kind = "shelter",
            toAgencyId = await AgencyAsync(police, "shelter"),
            sections = new[] { "identity", "contact", "risk" },
            basis = "vital_interests",
            reason = "He knows where she sleeps.",
            urgency = "immediate",
        }, Cancel);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        return (caseId, (await sent.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("referralId").GetGuid());
    }

    private static async Task<Guid> TakenInAsync(HttpClient police)
    {
        var casework = (await RunningPortal.Shared).App.Services.GetService(typeof(Casework.Kernel.ICasework)) as Casework.Kernel.ICasework;
        var me = (await police.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("userId").GetGuid();
        var now = DateTimeOffset.UtcNow;
        var intake = Testing.Casework.Intakes.Adult("Stana", "Refererova") with { FoundAt = now.AddHours(-1), IdentifiedAt = now.AddMinutes(-30) };
        return (await casework!.RunAsync(Casework.Kernel.Actor.Person(me), intake, Cancel)).Value.CaseId;
    }

    private static async Task<Guid> AgencyAsync(HttpClient client, string code) =>
        (await ItemsAsync(client, "/api/v1/agencies")).Single(agency => Text(agency, "code") == code).GetProperty("id").GetGuid();

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient client, string address) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(address, Cancel)).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> ActAsync(HttpClient client, Guid id, string act, object? body = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/referrals/{id}/{act}", body ?? new { }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<(string? Code, HttpStatusCode Status)> CodeAsync(HttpResponseMessage answer) =>
        (Text(await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel), "code"), answer.StatusCode);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
