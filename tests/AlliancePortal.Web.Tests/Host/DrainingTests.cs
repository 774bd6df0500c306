using AlliancePortal.Web.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AlliancePortal.Web.Tests.Host;

public sealed class DrainingTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ApplicationLifetime application = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task A_node_told_to_stop_is_not_ready_at_once_and_serves_on_until_a_proxy_has_noticed()
    {
        using var node = Node("5");
        Assert.Equal(HealthStatus.Healthy, await ReadyAsync(node));

        var stopped = node.DrainAsync();
        Assert.Equal(HealthStatus.Unhealthy, await ReadyAsync(node));
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(application.ApplicationStopping.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await stopped;
        Assert.True(application.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Told_twice_it_stops_at_once()
    {
        using var node = Node("3600");
        var first = node.DrainAsync();
        await node.DrainAsync();

        await first;
        Assert.True(application.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task With_nothing_before_it_it_stops_at_once()
    {
        using var node = Node(null);
        await node.DrainAsync();
        Assert.True(application.ApplicationStopping.IsCancellationRequested);
    }

    private static async Task<HealthStatus> ReadyAsync(Draining node) => (await node.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;

    private Draining Node(string? seconds) =>
        new(application, new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Portal:DrainSeconds", seconds)]).Build(), time);
}
