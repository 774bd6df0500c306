using System.Net;

namespace AlliancePortal.Web.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_portal_says_that_it_lives_and_nothing_else(string path)
    {
        var portal = await RunningPortal.Shared;
        using var stranger = new HttpClient { BaseAddress = portal.Address };

        var answer = await stranger.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_node_whose_tickets_the_rules_no_longer_take_says_that_it_is_not_ready()
    {
        await using var portal = await RunningPortal.StartAsync("--Portal:Demo=false");
        using var proxy = new HttpClient { BaseAddress = portal.Address };
        await portal.ExecuteAsync("alter function access.enter(text) rename to enter_otherwise");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(proxy));
        await portal.ExecuteAsync("create function access.enter(ticket text) returns void language sql as ''; grant execute on function access.enter(text) to portal_app");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(proxy));
        await portal.ExecuteAsync("drop function access.enter(text); alter function access.enter_otherwise(text) rename to enter");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(proxy));
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient proxy)
    {
        using var answer = await proxy.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
