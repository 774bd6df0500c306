using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Guardianship;

/// <summary>Guardianships over HTTP, each test with a child of its own.</summary>
public sealed class GuardianshipApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_list_a_child_is_acknowledged_gets_a_guardian_is_handed_over_and_let_go_by_two()
    {
        var portal = await RunningPortal.Shared;
        var id = await ChildAsync(portal);
        using var worker = await portal.SignInAsync("socialworker@csw-prizren.demo");
        using var peja = await portal.SignInAsync("socialworker@csw-peja.demo");
        var pejaId = (await peja.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("agency").GetProperty("id").GetGuid();

        var row = await FindAsync(worker, id, "?state=notified&size=100");
        Assert.Equal(("notified", false), (row.GetProperty("state").GetString(), row.GetProperty("overdue").GetBoolean()));
        Assert.False(row.TryGetProperty("acknowledgedAt", out _));
        Assert.False(string.IsNullOrEmpty(row.GetProperty("csw").GetProperty("name").GetString()));

        Assert.Equal("system", (await StepAsync(worker, id, "acknowledge", new { })).GetProperty("acknowledgedBy").GetString());
        var me = (await worker.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("userId").GetGuid();
        Assert.Equal("Teuta Berisha", (await StepAsync(worker, id, "appoint", new { guardianUserId = me })).GetProperty("guardianName").GetString());
        Assert.Equal(pejaId, (await StepAsync(worker, id, "handover", new { toAgencyId = pejaId, reason = "Her aunt lives there." })).GetProperty("handoverTo").GetProperty("id").GetGuid());
        Assert.Equal(pejaId, (await StepAsync(peja, id, "acknowledge", new { })).GetProperty("csw").GetProperty("id").GetGuid());

        using var late = await worker.PostAsJsonAsync($"/api/v1/guardianships/{id}/appoint", new { guardianUserId = me }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task It_ends_by_two_signatures_and_is_then_listed_as_ended()
    {
        var portal = await RunningPortal.Shared;
        var id = await ChildAsync(portal);
        using var csw = await portal.SignInAsync("supervisor@csw-prizren.demo");
        using var vaau = await portal.SignInAsync("supervisor@vaau.demo");
        await StepAsync(csw, id, "acknowledge", new { });

        Assert.Equal("acknowledged", (await StepAsync(csw, id, "end", new { reason = "Her parents have her." })).GetProperty("state").GetString());
        Assert.Equal("ended", (await StepAsync(vaau, id, "end", new { reason = "Seen at home." })).GetProperty("state").GetString());
        await FindAsync(csw, id, "?state=ended&size=100");
    }

    [Fact]
    public async Task An_answer_by_telephone_is_written_down_by_the_police_with_its_entity_tag()
    {
        var portal = await RunningPortal.Shared;
        var id = await ChildAsync(portal);
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var shown = await police.GetAsync($"/api/v1/guardianships/{id}", Cancel);
        var body = new { name = "Desk", number = "+383 29 222 333", at = DateTimeOffset.UtcNow.AddSeconds(-5) };

        using var outdated = Tagged(id, "\"77\"", body);
        using var refused = await police.SendAsync(outdated, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "changed_meanwhile"), (refused.StatusCode, await CodeAsync(refused)));

        using var current = Tagged(id, shown.Headers.ETag!.Tag, body);
        using var done = await police.SendAsync(current, Cancel);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("phone", (await done.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("acknowledgedBy").GetString());

        using var twice = await police.PostAsJsonAsync($"/api/v1/guardianships/{id}/acknowledge-by-phone", body, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "guardianship_not_in_state"), (twice.StatusCode, await CodeAsync(twice)));
    }

    [Fact]
    public async Task The_list_pages_by_key_and_another_agency_finds_nothing()
    {
        var portal = await RunningPortal.Shared;
        var ids = new[] { await ChildAsync(portal), await ChildAsync(portal), await ChildAsync(portal) };
        using var worker = await portal.SignInAsync("socialworker@csw-prizren.demo");
        var seen = new List<Guid>();
        for (string? after = ""; after is not null;)
        {
            var page = await worker.GetFromJsonAsync<JsonElement>($"/api/v1/guardianships?size=2{(after.Length > 0 ? "&after=" + after : "")}", Cancel);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("guardianshipId").GetGuid()));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), ids.ToHashSet());

        using var stranger = await portal.SignInAsync("caseworker@shelter.demo");
        using var hidden = await stranger.PostAsJsonAsync($"/api/v1/guardianships/{ids[0]}/appoint", new { guardianUserId = Guid.CreateVersion7() }, Cancel);
        using var missing = await stranger.GetAsync($"/api/v1/guardianships/{ids[0]}", Cancel);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
    }

    [Theory]
    [InlineData("?state=nonsense", HttpStatusCode.UnprocessableEntity)]
    [InlineData("?size=0", HttpStatusCode.UnprocessableEntity)]
    [InlineData("?after=o.x.y", HttpStatusCode.UnprocessableEntity)]
    [InlineData("?overdue=perhaps", HttpStatusCode.BadRequest)]
    public async Task Bad_input_is_answered_with_a_problem(string query, HttpStatusCode expected)
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        using var answer = await police.GetAsync("/api/v1/guardianships" + query, Cancel);
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static HttpRequestMessage Tagged(Guid id, string tag, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/guardianships/{id}/acknowledge-by-phone") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return request;
    }

    private static async Task<JsonElement> StepAsync(HttpClient client, Guid id, string step, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/guardianships/{id}/{step}", body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<JsonElement> FindAsync(HttpClient client, Guid id, string query) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/guardianships" + query, Cancel)).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("guardianshipId").GetGuid() == id);

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();

    private static async Task<Guid> ChildAsync(RunningPortal portal)
    {
        var casework = portal.App.Services.GetRequiredService<ICasework>();
        var investigator = Actor.Person((await casework.RunAsync(Actor.Setup, new FindWorker("investigator@tpiu.demo"), Cancel)).Value.UserId!.Value);
        var now = DateTimeOffset.UtcNow;
        var taken = (await casework.RunAsync(investigator, Intakes.Child() with { FoundAt = now.AddMinutes(-40), IdentifiedAt = now.AddMinutes(-30) }, Cancel)).Value;
        return taken.GuardianshipId!.Value;
    }
}
