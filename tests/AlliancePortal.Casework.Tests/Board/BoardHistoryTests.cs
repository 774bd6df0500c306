using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Testing.Casework;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Board;

/// <summary>After any history each number of each supervisor's board is its list: cases kept out and withheld, closed and opened again, taken back, of leavers and of units that went over.</summary>
public sealed class BoardHistoryTests
{
    private const int Histories = 8;
    private const int Steps = 14;

    [Fact]
    public async Task Whatever_happens_each_number_is_its_list_for_each_supervisor()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var superuser = await world.AdministratorOfTheServerAsync();
        var history = new BoardHistory(world, superuser, await world.AgencyAsync("vaau"), await world.AgencyAsync("shelter"));
        // One goes on where the one before ended: there is nothing to make smaller.
        var steps = Gen.Zip(Gen.Choose(0, BoardHistory.Kinds - 1), Gen.Choose(0, 999)).ListOf(Steps).ToArbitrary();
        Prop.ForAll(steps, all => HappenAsync(world, superuser, history, [.. all])).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));

        var unit = await UnitAsync(superuser, "tpiu-team-1");
        await world.DoAsync(world.Administrator, new CloseUnit(await UnitAsync(superuser, "tpiu-team-2"), unit));
        await CompareAsync(world, superuser);
        Assert.True(history.Done > Histories * Steps / 4, $"Only {history.Done} steps were not refused.");
    }

    private static async Task HappenAsync(CaseworkWorld world, NpgsqlConnection superuser, BoardHistory history, (int Kind, int Pick)[] steps)
    {
        foreach (var (kind, pick) in steps) await history.StepAsync(kind, pick);
        await CompareAsync(world, superuser);
    }

    private static async Task CompareAsync(CaseworkWorld world, NpgsqlConnection superuser)
    {
        foreach (var supervisor in new[] { world.PoliceSupervisor, world.CswSupervisor, world.VaauSupervisor })
        {
            foreach (var number in BoardTests.Numbers(await world.DoAsync(supervisor, new ShowBoard())))
                Assert.Equal((number.Figure, number.Count), (number.Figure, (await BoardTests.AllAsync(world, supervisor, number.Figure.ToString(), ListBoard.MostSize)).Count));
        }

        await using var differing = new NpgsqlCommand("select count(*) from casework.differing_board_counts()", superuser);
        Assert.Equal(0L, await differing.ExecuteScalarAsync());
    }

    private static async Task<Guid> UnitAsync(NpgsqlConnection superuser, string code)
    {
        await using var select = new NpgsqlCommand("select id from reference.units where code = $1", superuser) { Parameters = { new() { Value = code } } };
        return (Guid)(await select.ExecuteScalarAsync())!;
    }
}
