using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Statements that prepare a database: they take the time that they need, an index of a large table minutes.</summary>
internal static class Statements
{
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The texts of the one column of an answer.</summary>
    public static async Task<IReadOnlyList<string>> ColumnAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await reader.ReadAsync(cancel)) values.Add(reader.GetString(0));
        return values;
    }
}
