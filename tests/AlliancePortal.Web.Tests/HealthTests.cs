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
}
