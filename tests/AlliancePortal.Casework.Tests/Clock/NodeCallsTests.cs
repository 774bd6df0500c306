using System.Diagnostics;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Clock;

/// <summary>Two nodes on one database: what is committed at one is seen on the open pages of the other, by its call and not by chance.</summary>
public sealed class NodeCallsTests(ITestOutputHelper output)
{
    private const int Commits = 20;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_commits_the_other_is_called_for()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        using var here = ActivatorUtilities.CreateInstance<WakeUpPump>(world.Services, TimeProvider.System);
        var there = new WakeUps(NullLogger<WakeUps>.Instance);
        using var line = new NodeCalls(world.Services.GetRequiredService<NpgsqlDataSource>(), world.Connections, there, TimeProvider.System, NullLogger<NodeCalls>.Instance);
        // Its own look each second never comes: it hears the call or nothing.
        using var other = ActivatorUtilities.CreateInstance<WakeUpPump>(world.Services, there, line, new NoWholeSecond());
        var woken = new TaskCompletionSource();
        using var page = there.Listen((await world.DoAsync(world.SocialWorker, new WhoAmI())).UnitIds, () =>
        {
            woken.TrySetResult();
            return Task.CompletedTask;
        });
        foreach (var service in new Microsoft.Extensions.Hosting.IHostedService[] { here, line, other }) await service.StartAsync(Cancel);
        await Task.Delay(500, Cancel);

        var times = new List<double>();
        for (var n = 0; n < Commits; n++)
        {
            woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await world.DoAsync(world.Investigator, Intakes.Child());
            var committed = Stopwatch.GetTimestamp();
            await woken.Task.WaitAsync(Long, Cancel);
            times.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"{Commits} commits seen by the other node, ms after the commit: median {times[Commits / 2]:0}, 95th of 100 {times[Commits * 95 / 100]:0}");
    }

    private sealed class NoWholeSecond : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime >= TimeSpan.FromSeconds(1) ? Timeout.InfiniteTimeSpan : dueTime, period);
    }
}
