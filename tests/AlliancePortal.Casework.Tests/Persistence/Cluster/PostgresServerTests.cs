using System.Diagnostics;
using AlliancePortal.Testing.Postgres;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

public sealed class PostgresServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_database_is_fresh_and_a_copy_has_its_templates_rows()
    {
        var server = await PostgresServer.Instance;
        var template = await server.CreateDatabaseAsync(cancellationToken: Cancel);
        await using var stillOpen = new NpgsqlConnection(template);
        await stillOpen.OpenAsync(Cancel);
        await Sql.RunAsync(template, "create table rows as select 7 as n", Cancel);

        var copy = await server.CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(template).Database, Cancel);
        var fresh = await server.CreateDatabaseAsync(cancellationToken: Cancel);

        Assert.Equal(7, await Sql.RunAsync(copy, "select n from rows", Cancel));
        Assert.Equal(DBNull.Value, await Sql.RunAsync(fresh, "select to_regclass('rows')::text", Cancel));
        await server.DropAsync(copy, Cancel);
        var gone = await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(copy, "select 1", Cancel));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    [Fact]
    public async Task A_killed_test_process_leaves_neither_server_nor_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no watchdog on Windows.");
        using var tests = await HoldingProcess.TestsAsync(Cancel);
        var data = (string)(await Sql.RunAsync(tests.ConnectionString, "show data_directory", Cancel))!;

        await tests.KillAsync(Cancel);

        var patience = Stopwatch.StartNew();
        while (Directory.Exists(Path.GetDirectoryName(data)) && patience.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(100, Cancel);
        Assert.False(Directory.Exists(Path.GetDirectoryName(data)));
        await Assert.ThrowsAsync<NpgsqlException>(() => Sql.RunAsync(tests.ConnectionString, "select 1", Cancel));
    }
}
