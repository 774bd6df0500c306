using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Api;

public sealed class ApiTests
{
    [Fact]
    public async Task Me_says_as_whom_one_acts()
    {
        using var client = await (await RunningPortal.Shared).SignInAsync("socialworker@csw-prizren.demo");

        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me", TestContext.Current.CancellationToken);

        Assert.Equal("social_worker", me.GetProperty("role").GetString());
        Assert.Equal("csw", me.GetProperty("agency").GetProperty("kind").GetString());
        Assert.Equal("csw-prizren", me.GetProperty("agency").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_a_problem_with_a_code()
    {
        using var stranger = new HttpClient { BaseAddress = (await RunningPortal.Shared).Address };

        var answer = await stranger.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("not_signed_in", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_description_of_the_interface_is_open_and_complete_enough_to_read()
    {
        using var stranger = new HttpClient { BaseAddress = (await RunningPortal.Shared).Address };

        var description = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.True(description.GetProperty("paths").TryGetProperty("/api/v1/me", out _));
    }
}
