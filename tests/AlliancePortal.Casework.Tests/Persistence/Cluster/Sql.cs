using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

/// <summary>One statement on a connection of its own that is really closed afterwards.</summary>
internal static class Sql
{
    public static async Task<object?> RunAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
