using AlliancePortal.Casework.Persistence;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Connections of the server's superuser on which no trigger fires and a commit waits for no disk; what they write is made durable by a checkpoint at the end.</summary>
internal static class LoadConnection
{
    public static NpgsqlDataSource Source(PortalConnections connections)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database, NoResetOnClose = true, CommandTimeout = 0, MaxAutoPrepare = 0 }.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            connection => Prepare(connection).ExecuteNonQuery(), async connection => await Prepare(connection).ExecuteNonQueryAsync());
        return source.Build();
    }

    /// <exception cref="LoadRefusedException">The portal's connection string is not that of a superuser.</exception>
    public static async Task CheckAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new LoadRefusedException("Loading needs the server's superuser in ConnectionStrings__Portal: it writes past triggers and policies, whose results it makes itself.");
        }
    }

    private static NpgsqlCommand Prepare(NpgsqlConnection connection) => new($"""
        set session_replication_role = replica;
        set synchronous_commit = off;
        set maintenance_work_mem = '256MB';
        set search_path = pg_catalog;
        {AuditLoad.Function}
        """, connection);
}
