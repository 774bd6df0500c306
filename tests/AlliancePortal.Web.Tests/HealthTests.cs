using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AlliancePortal.Web.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_portal_says_that_it_lives_and_nothing_else()
    {
        await using var portal = new WebApplicationFactory<Program>();
        using var client = portal.CreateClient();

        var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
