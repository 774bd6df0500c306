using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Clock;

public sealed class WakeUpTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_agency_commits_wakes_the_centres_open_page_and_nobody_elses()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (centre, stranger) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var first = await ListenAsync(world, world.SocialWorker, centre);
        using var second = await ListenAsync(world, world.PejaSocialWorker, stranger);
        using var pump = await StartAsync(world);

        await world.DoAsync(world.Investigator, Intakes.Child());

        await centre.Task.WaitAsync(Long, Cancel);
        Assert.False(stranger.Task.IsCompleted);
        await pump.StopAsync(Cancel);
    }

    [Fact]
    public async Task Only_who_leaves_something_for_a_unit_makes_this_node_look()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var wakeUps = world.Services.GetRequiredService<WakeUps>();

        var quiet = wakeUps.NextPoke;
        await world.DoAsync(world.SocialWorker, new WhoAmI());
        Assert.False(quiet.IsCompleted);

        await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.True(quiet.IsCompleted);
        quiet = wakeUps.NextPoke;
        await world.DoAsync(world.SocialWorker, new WhoAmI());
        Assert.False(quiet.IsCompleted);
    }

    [Fact]
    public async Task A_page_looks_again_in_its_readers_language_whoever_woke_it()
    {
        var wakeUps = new WakeUps(NullLogger<WakeUps>.Instance);
        var (unit, heard) = (Guid.NewGuid(), new List<string>());
        var (format, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sq");
        using var listening = wakeUps.Listen([unit], async () =>
        {
            await Task.Yield();
            heard.AddRange([CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name]);
        });
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (format, words);

        await wakeUps.WakeAsync(new HashSet<Guid> { unit });

        Assert.Equal(["sq", "sq"], heard);
        Assert.Equal((format, words), (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
    }

    [Fact]
    public async Task After_an_outage_of_the_database_pages_are_woken_for_what_was_committed_meanwhile()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var centre = new TaskCompletionSource();
        using var listening = await ListenAsync(world, world.SocialWorker, centre);
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.Connections.Admin) { Database = "postgres" }.ConnectionString);
        await server.OpenAsync(Cancel);
        await using var source = NpgsqlDataSource.Create(world.Connections.Application);
        using var pump = ActivatorUtilities.CreateInstance<WakeUpPump>(world.Services, source, TimeProvider.System);
        await pump.StartAsync(Cancel);
        await Task.Delay(200, Cancel);

        await ExecuteAsync(server, $"alter database \"{world.Connections.Database}\" allow_connections false");
        await ExecuteAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where usename = 'portal_app' and datname = '{world.Connections.Database}'");
        await Task.Delay(1500, Cancel);
        Assert.False(pump.ExecuteTask!.IsCompleted);
        await ExecuteAsync(server, $"alter database \"{world.Connections.Database}\" allow_connections true");
        while (await world.RefusalAsync(world.Investigator, Intakes.Child()) is { } refusal) Assert.Equal(Refusal.Unavailable, refusal);

        await centre.Task.WaitAsync(Long, Cancel);
        await pump.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_commit_that_took_an_earlier_number_and_came_later_is_not_missed()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var reading = new WakeUpReading(world.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);
        await reading.NextAsync(Cancel);
        await using var slow = await world.AdministratorOfTheServerAsync();
        await using var fast = await world.AdministratorOfTheServerAsync();

        await using var transaction = await slow.BeginTransactionAsync(Cancel);
        await ExecuteAsync(slow, $"insert into casework.wake_ups (unit_id, at) values ('{early}', now())");
        await ExecuteAsync(fast, $"insert into casework.wake_ups (unit_id, at) values ('{late}', now())");
        Assert.Equal([late], (await reading.NextAsync(Cancel)).Units);
        await transaction.CommitAsync(Cancel);

        Assert.Equal([early], (await reading.NextAsync(Cancel)).Units);
        Assert.Empty((await reading.NextAsync(Cancel)).Units);
    }

    [Fact]
    public async Task A_broken_page_holds_up_no_other_and_many_wakes_are_few_looks()
    {
        var unit = Guid.CreateVersion7();
        var wakeUps = new WakeUps(NullLogger<WakeUps>.Instance);
        var (looks, release) = (0, new TaskCompletionSource());
        using var broken = wakeUps.Listen([unit], () => throw new InvalidOperationException());
        using var page = wakeUps.Listen([unit], () =>
        {
            looks++;
            return release.Task;
        });

        var wakes = Enumerable.Range(0, 50).Select(_ => wakeUps.WakeAsync(new HashSet<Guid> { unit })).ToArray();
        release.SetResult();
        await Task.WhenAll(wakes);

        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Old_wake_ups_are_forgotten()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.Equal(0, await world.DoAsync(Actor.Clock, new ForgetWakeUps()));

        world.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.NotEqual(0, await world.DoAsync(Actor.Clock, new ForgetWakeUps()));
    }

    private static async Task<BackgroundService> StartAsync(CaseworkWorld world)
    {
        var pump = ActivatorUtilities.CreateInstance<WakeUpPump>(world.Services, TimeProvider.System);
        await pump.StartAsync(Cancel);
        await Task.Delay(200, Cancel);
        return pump;
    }

    private static async Task<IDisposable> ListenAsync(CaseworkWorld world, Actor actor, TaskCompletionSource woken)
    {
        var me = await world.DoAsync(actor, new WhoAmI());
        return world.Services.GetRequiredService<WakeUps>().Listen(me.UnitIds, () =>
        {
            woken.TrySetResult();
            return Task.CompletedTask;
        });
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
