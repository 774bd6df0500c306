using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Tests.Account;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Agencies;

/// <summary>Users over HTTP: administrators invite, move and block; tokens of the blocked end at once; nobody else gets more than colleagues' names.</summary>
public sealed class UserApiTests
{
    private const string Password = "four words nobody guesses";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_invitation_to_the_block()
    {
        var portal = await RunningPortal.Shared;
        using var admin = await portal.SignInAsync("admin@portal.demo");
        var email = $"{Guid.NewGuid():N}@tpiu.test";
        using var invited = await admin.PostAsJsonAsync("/api/v1/users", Invitation(email), Cancel);
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        var body = await invited.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var id = body.GetProperty("userId").GetGuid();
        Assert.Contains("Vjosa Hoti", body.GetProperty("waits").GetProperty("approvers").EnumerateArray().Select(name => name.GetString()));
        await using (var scope = portal.App.Services.CreateAsyncScope())
            Assert.Equal("invitation_waits", (await scope.ServiceProvider.GetRequiredService<InvitationLinks>().AcceptAsync(body.GetProperty("link").GetString()!["/invitation/".Length..], Password, Cancel)).Refusal!.Code);
        using var supervisor = await portal.SignInAsync("supervisor@tpiu.demo");
        using var approved = await supervisor.PostAsync($"/api/v1/placements/{body.GetProperty("waits").GetProperty("placementId").GetGuid()}/approve", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await using (var scope = portal.App.Services.CreateAsyncScope())
            Assert.True((await scope.ServiceProvider.GetRequiredService<InvitationLinks>().AcceptAsync(body.GetProperty("link").GetString()!["/invitation/".Length..], Password, Cancel)).Succeeded);

        var phone = await AuthenticatorApp.SetUpAsync(portal.App.Services, id);
        using var worker = new HttpClient { BaseAddress = portal.Address };
        await SignInAsync(worker, email, phone.RecoveryCodes[0]);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/api/v1/me", Cancel)).StatusCode);
        using var ended = await admin.PostAsync($"/api/v1/users/{id}/end-sessions", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await worker.GetAsync("/api/v1/me", Cancel)).StatusCode);

        await SignInAsync(worker, email, phone.RecoveryCodes[1]);
        using var moved = await admin.PutAsJsonAsync($"/api/v1/users/{id}/role", new { role = "police_investigator", unitCodes = new[] { "tpiu-team-2" } }, Cancel);
        Assert.True((await moved.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("waits").GetBoolean());
        await portal.ApproveAsync(id);
        using var blocked = await admin.PostAsync($"/api/v1/users/{id}/block", null, Cancel);
        Assert.Equal(0, (await blocked.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("openCases").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, (await worker.GetAsync("/api/v1/me", Cancel)).StatusCode);
        using var again = await admin.PostAsync($"/api/v1/users/{id}/invitation", null, Cancel);
        Assert.Equal("worker_blocked", (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());

        using var unblocked = await admin.PostAsync($"/api/v1/users/{id}/unblock", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, unblocked.StatusCode);
        await SignInAsync(worker, email, phone.RecoveryCodes[2]);
    }

    [Fact]
    public async Task Nobody_is_invited_into_a_role_that_the_agency_has_not_and_nobody_blocks_themselves()
    {
        using var admin = await (await RunningPortal.Shared).SignInAsync("admin@portal.demo");
        using var shelter = await admin.PostAsJsonAsync("/api/v1/users", Invitation($"{Guid.NewGuid():N}@tpiu.test") with { Role = "shelter_caseworker" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shelter.StatusCode);
        Assert.True((await shelter.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty("role", out _));

        var me = (await admin.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("userId").GetGuid();
        using var oneself = await admin.PostAsync($"/api/v1/users/{me}/block", null, Cancel);
        Assert.Equal("not_oneself", (await oneself.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var taken = await admin.PostAsJsonAsync("/api/v1/users", Invitation("investigator@tpiu.demo"), Cancel);
        Assert.Equal("email_taken", (await taken.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Others_see_the_directory_and_colleagues_names_and_change_nothing()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        var users = (await police.GetFromJsonAsync<JsonElement>("/api/v1/users", Cancel)).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(users, user => user.GetProperty("displayName").GetString() == "Vjosa Hoti");
        Assert.DoesNotContain(users, user => user.TryGetProperty("email", out _) || user.GetProperty("displayName").GetString() == "Teuta Berisha");
        Assert.True((await police.GetFromJsonAsync<JsonElement>("/api/v1/agencies?kind=csw", Cancel)).GetProperty("items").GetArrayLength() > 30);

        var id = users[0].GetProperty("userId").GetGuid();
        foreach (var act in new[] { "block", "unblock", "end-sessions", "invitation" })
        {
            using var hidden = await police.PostAsync($"/api/v1/users/{id}/{act}", null, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        using var invited = await police.PostAsJsonAsync("/api/v1/users", Invitation($"{Guid.NewGuid():N}@tpiu.test"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, invited.StatusCode);
    }

    private static Invited Invitation(string email) => new("tpiu", ["tpiu-team-1"], "police_investigator", "Arta Rama", email);

    private static async Task SignInAsync(HttpClient client, string email, string recoveryCode)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/login", new { email, password = Password, recoveryCode }, Cancel);
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("accessToken").GetString());
    }

    private sealed record Invited(string AgencyCode, string[] UnitCodes, string Role, string DisplayName, string Email);
}
