using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Seeding;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Board;

/// <summary>The kept numbers: none is lost to others who write at the same time, to folding or to a load, and what is wrong is found and put right.</summary>
public sealed class BoardCountsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Intakes_of_one_unit_side_by_side_lose_no_count_and_wait_for_no_other()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var database = await world.AdministratorOfTheServerAsync();
        // One who has taken somebody in and not committed yet stands in nobody's way.
        await using var slow = await world.AdministratorOfTheServerAsync();
        await using var open = await slow.BeginTransactionAsync(Cancel);
        await ExecuteAsync(slow, "insert into casework.board_counts select unit_ids[1], 'cases', '', 1 from casework.workers where role = 'police_investigator'");

        using var done = new CancellationTokenSource();
        var folding = FoldAsync(world, done.Token);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(n => world.DoAsync(world.Investigator, n % 3 == 0 ? Intakes.Child() : Intakes.Adult()))).WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        await done.CancelAsync();
        await folding;
        await open.RollbackAsync(Cancel);

        var board = await world.DoAsync(world.PoliceSupervisor, new ShowBoard());
        Assert.Equal((24, 8), (board.Workload.Single(load => load.UserId == world.Investigator.UserId).Cases.Count, board.Of(BoardFigure.Referrals(BoardFigure.Outgoing))));
        Assert.Equal(8, (await world.DoAsync(world.CswSupervisor, new ShowBoard())).Of(BoardFigure.Referrals(BoardFigure.Incoming, "sent")));
        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from casework.differing_board_counts()"));
    }

    [Fact]
    public async Task The_clock_folds_what_has_gathered_and_no_number_changes()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var database = await world.AdministratorOfTheServerAsync();
        for (var n = 0; n < 4; n++) await world.DoAsync(world.Investigator, Intakes.Child());
        var before = await world.DoAsync(world.PoliceSupervisor, new ShowBoard());
        var gathered = await ScalarAsync(database, "select count(*) from casework.board_counts");

        await ActivatorUtilities.CreateInstance<PortalClock>(world.Services).TickAsync(Cancel);

        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from (select 1 from casework.board_counts group by unit_id, subject, key having count(*) > 1 or sum(change) = 0) several"));
        Assert.True(await ScalarAsync(database, "select count(*) from casework.board_counts") < gathered);
        Assert.Equivalent(before, await world.DoAsync(world.PoliceSupervisor, new ShowBoard()), strict: true);
        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from casework.differing_board_counts()"));
    }

    [Fact]
    public async Task A_load_counts_as_it_writes()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var database = await world.AdministratorOfTheServerAsync();
        await world.Services.GetRequiredService<CaseLoader>().RunAsync(new LoadPlan { Cases = 120, BatchSize = 40, Workers = 2, Agencies = ["tpiu", "csw-prizren"] }, null, Cancel);
        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from casework.differing_board_counts()"));
        Assert.True(await ScalarAsync(database, "select sum(change) from casework.board_counts where subject = 'cases'") >= 120);
    }

    [Fact]
    public async Task What_was_changed_past_the_triggers_is_found_and_counted_anew()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var database = await world.AdministratorOfTheServerAsync();
        await world.DoAsync(world.Investigator, Intakes.Child());
        await ExecuteAsync(database, "update casework.board_counts set change = change + 5 where subject = 'outgoing'; delete from casework.board_counts where subject = 'incoming'");
        Assert.Equal(2L, await ScalarAsync(database, "select count(*) from casework.differing_board_counts()"));

        await ExecuteAsync(database, "select casework.recount_board()");
        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from casework.differing_board_counts()"));
        Assert.Equal(1, (await world.DoAsync(world.PoliceSupervisor, new ShowBoard())).Of(BoardFigure.Referrals(BoardFigure.Outgoing)));
    }

    private static async Task FoldAsync(CaseworkWorld world, CancellationToken until)
    {
        await using var connection = await world.AdministratorOfTheServerAsync();
        while (!until.IsCancellationRequested) await ExecuteAsync(connection, "select casework.fold_board_counts()");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
