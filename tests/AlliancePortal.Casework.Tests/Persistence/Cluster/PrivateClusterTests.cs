using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using AlliancePortal.Casework.Persistence.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_started_cluster_answers_on_loopback_only_and_keeps_its_folder_closed()
    {
        await using var cluster = await StartAsync();

        Assert.Equal("127.0.0.1", await Sql.RunAsync(cluster.ConnectionString, "show listen_addresses", Cancel));
        Assert.Equal("", await Sql.RunAsync(cluster.ConnectionString, "show unix_socket_directories", Cancel));
        Assert.Equal("on", await Sql.RunAsync(cluster.ConnectionString, "show data_checksums", Cancel));
        Assert.Equal("UTF8", await Sql.RunAsync(cluster.ConnectionString, "show server_encoding", Cancel));
        Assert.Equal("off", await Sql.RunAsync(cluster.ConnectionString, "show fsync", Cancel));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Path("pg.password")));
            Assert.Equal(
                UnixFileMode.None,
                File.GetUnixFileMode(folder.Root) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite
                    | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path("pg")));
        }
    }

    [Fact]
    public async Task Data_and_port_survive_a_restart_and_nothing_runs_in_between()
    {
        string first;
        await using (var cluster = await StartAsync())
        {
            first = cluster.ConnectionString;
            await Sql.RunAsync(first, "create table kept as select 'kept' as word", Cancel);
        }

        await NothingAnswersAsync(first);
        using var again = await StartAsync();

        Assert.Equal(first, again.ConnectionString);
        Assert.Equal("kept", await Sql.RunAsync(first, "select word from kept", Cancel));
    }

    [Fact]
    public async Task The_server_left_by_a_killed_portal_is_taken_over_and_stopped_with_the_next()
    {
        using var killed = await HoldingProcess.PortalAsync(folder.Root, Cancel);
        var server = await ProcessOfAsync(killed.ConnectionString);
        await killed.KillAsync(Cancel);

        await using (var cluster = await StartAsync())
        {
            Assert.Equal(server, cluster.ProcessId);
            Assert.Equal(server, await ProcessOfAsync(cluster.ConnectionString));
        }

        await NothingAnswersAsync(killed.ConnectionString);
    }

    [Fact]
    public async Task A_second_portal_on_the_same_folder_is_refused_and_told_who_holds_it()
    {
        using var portal = await HoldingProcess.PortalAsync(folder.Root, Cancel);

        var refusal = await Assert.ThrowsAsync<ClusterInUseException>(StartAsync);

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"process {portal.Id}"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Root, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Sql.RunAsync(portal.ConnectionString, "select 1", Cancel));
        await portal.KillAsync(Cancel);
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_note_of_a_server_that_is_now_another_program_is_no_obstacle()
    {
        await (await StartAsync()).DisposeAsync();
        // Not this process itself: PostgreSQL recognises its own ancestors.
        using var other = OperatingSystem.IsWindows() ? Process.Start("ping", ["-n", "60", "127.0.0.1"]) : Process.Start("sleep", ["60"]);
        var note = string.Create(CultureInfo.InvariantCulture, $"{other.Id}\n{folder.Path("pg")}\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n");
        await File.WriteAllTextAsync(folder.Path("pg", "postmaster.pid"), note, Cancel);

        await using var cluster = await StartAsync();

        Assert.NotEqual(other.Id, cluster.ProcessId);
        Assert.Equal(1, await Sql.RunAsync(cluster.ConnectionString, "select 1", Cancel));
        other.Kill();
    }

    [Fact]
    public async Task A_killed_server_is_recovered_at_the_next_start()
    {
        var options = folder.Options();
        options.ExtraSettings["synchronous_commit"] = "on";
        var cluster = await PrivateCluster.StartAsync(options, NullLogger.Instance, Cancel);
        await Sql.RunAsync(cluster.ConnectionString, "create table kept as select 'kept' as word", Cancel);
        using (var server = Process.GetProcessById(cluster.ProcessId))
        {
            server.Kill();
            await server.WaitForExitAsync(Cancel);
        }

        await cluster.DisposeAsync();
        await using var again = await StartAsync();

        Assert.Equal("kept", await Sql.RunAsync(again.ConnectionString, "select word from kept", Cancel));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await using var cluster = await StartAsync();
        var none = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = null };
        var guess = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "guess" };

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.RunAsync(none.ConnectionString, "select 1", Cancel));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(guess.ConnectionString, "select 1", Cancel));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task No_statement_value_or_error_text_reaches_the_server_log()
    {
        string[] statements =
        [
            "select 'Canary'::int",
            "select Canary from",
            "do $$ begin raise exception 'Canary'; end $$",
            "do $$ begin raise warning 'Canary'; end $$",
            "create temp table names (name text unique); insert into names values ('Canary'), ('Canary')",
            "select pg_terminate_backend(pg_backend_pid()) /* Canary */",
        ];
        await using var cluster = await StartAsync();

        foreach (var statement in statements)
            await Record.ExceptionAsync(() => Sql.RunAsync(cluster.ConnectionString, statement, Cancel));

        await cluster.DisposeAsync();
        var logs = Directory.GetFiles(folder.Path("pg", "log")).Append(folder.Path("pg", "start.log")).Select(File.ReadAllText).ToArray();
        Assert.Contains(logs, log => log.Contains("terminating connection", StringComparison.Ordinal));
        Assert.DoesNotContain(logs, log => log.Contains("Canary", StringComparison.OrdinalIgnoreCase));
    }

    private Task<PrivateCluster> StartAsync() => PrivateCluster.StartAsync(folder.Options(), NullLogger.Instance, Cancel);

    private static async Task NothingAnswersAsync(string connectionString)
    {
        var refusal = await Assert.ThrowsAsync<NpgsqlException>(() => Sql.RunAsync(connectionString, "select 1", Cancel));
        Assert.IsType<SocketException>(refusal.InnerException);
    }

    private static async Task<int> ProcessOfAsync(string connectionString) =>
        int.Parse(
            (string)(await Sql.RunAsync(connectionString, "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)", Cancel))!,
            CultureInfo.InvariantCulture);
}
