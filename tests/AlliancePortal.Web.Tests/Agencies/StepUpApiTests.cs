using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Agencies;

/// <summary>A program whose second factor is not fresh is told so by a code and a challenge, shows it, and sends the same request again.</summary>
public sealed class StepUpApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_minutes_an_invitation_asks_for_the_second_factor_and_the_same_key_passes_afterwards()
    {
        var portal = await RunningPortal.Shared;
        using var admin = await portal.SignInAsync("admin@portal.demo");
        await portal.ExecuteAsync($"update account.api_tokens set confirmed_at = confirmed_at - interval '6 minutes' where access_hash = sha256('{admin.DefaultRequestHeaders.Authorization!.Parameter}')");
        var (key, body) = (Guid.NewGuid().ToString(), new { agencyCode = "tpiu", unitCodes = new[] { "tpiu-team-1" }, role = "police_investigator", displayName = "Arta Rama", email = $"{Guid.NewGuid():N}@tpiu.test" });

        using var refused = await SendAsync();
        using var confirmed = await admin.PostAsJsonAsync("/api/v1/confirmation", new { password = RunningPortal.Password }, Cancel);
        using var invited = await SendAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Created), (refused.StatusCode, invited.StatusCode));
        Assert.Equal("step_up_required", (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Contains("insufficient_user_authentication", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync() =>
            admin.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/users") { Headers = { { "Idempotency-Key", key } }, Content = JsonContent.Create(body) }, Cancel);
    }
}
