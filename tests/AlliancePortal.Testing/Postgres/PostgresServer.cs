using System.Globalization;
using Npgsql;

namespace AlliancePortal.Testing.Postgres;

/// <summary>
/// The real PostgreSQL of this test process, started at first use and gone with the process: a container where a Docker engine answers,
/// else a private cluster from the installed programs. Roles belong to the whole server, so all databases of a test process share them.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string superuser;
    private int created;

    private PostgresServer(string superuser) => this.superuser = superuser;

    public static Task<PostgresServer> Instance => Shared.Value;

    /// <summary>Creates an empty database, or a copy, under a name of its own.</summary>
    /// <param name="template">Name of the database to copy. Its open connections are ended: PostgreSQL copies only what nobody uses.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The superuser's connection string to the new database.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null, CancellationToken cancellationToken = default)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref created)}");
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(cancellationToken);
        if (template is not null)
            await EndConnectionsAsync(connection, template, cancellationToken);
        // Copied as files: through the log takes longer.
        await ExecuteAsync(connection, $"create database {name} template {Quote(template ?? "template1")} strategy file_copy", cancellationToken);
        return new NpgsqlConnectionStringBuilder(superuser) { Database = name, MaxPoolSize = 20, ConnectionIdleLifetime = 10 }.ConnectionString;
    }

    /// <summary>Removes a database given by <see cref="CreateDatabaseAsync"/>, ending whatever still uses it.</summary>
    public async Task DropAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"drop database if exists {Quote(name)} with (force)", cancellationToken);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var superuser = await DockerPostgres.TryStartAsync() ?? await TemporaryCluster.StartAsync();
        return new PostgresServer(superuser);
    }

    private static async Task EndConnectionsAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        const string Sql = "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = $1";
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = database } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
