using AlliancePortal.Casework.Audit;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Ends the transaction of a request: its audit is the last statement before its commit, and both go in one trip.</summary>
internal static class AuditWriting
{
    /// <param name="before">A statement that comes first; when it fails nothing was recorded or committed.</param>
    /// <returns>How many records more than the limit the actor has opened within the hour; 0 unless this request opened one more.</returns>
    /// <exception cref="PostgresException">One of the three was refused.</exception>
    public static async Task<int> CommitAsync(NpgsqlConnection connection, string before, string request, string outcome, AuditTrail audit, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(before),
                new NpgsqlBatchCommand("select audit.append($1, $2, $3::jsonb)") { Parameters = { new() { Value = request }, new() { Value = outcome }, new() { Value = audit.ToJson() } } },
                new NpgsqlBatchCommand("commit"),
            },
        };
        return (int)(await batch.ExecuteScalarAsync(cancel))!;
    }
}

/// <summary>No audit, no answer.</summary>
internal sealed class NotAuditedException(PostgresException broken) : Exception(broken.SqlState, broken)
{
    public string SqlState => broken.SqlState;
}
