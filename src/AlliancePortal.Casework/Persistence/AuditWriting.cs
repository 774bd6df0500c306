using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Kernel;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Ends the transaction of a request: its audit is the last statement before its commit, and both go in one trip.</summary>
internal static class AuditWriting
{
    /// <summary>The last trip: what was done is checked, recorded and committed; what was refused is undone, and that is recorded and committed.</summary>
    /// <exception cref="NotAuditedException">Nothing can be written: nothing was committed.</exception>
    public static async Task<(Outcome<TResult> Outcome, Ended Ended)> EndAsync<TResult>(NpgsqlConnection connection, Operation operation, string name, Outcome<TResult> outcome, CancellationToken cancel)
    {
        try
        {
            if (outcome.Succeeded)
            {
                try
                {
                    return (outcome, await CommitAsync(connection, "set constraints all immediate", name, "done", operation.Audit, cancel));
                }
                catch (PostgresException problem) when (DatabaseRefusals.Of(problem) is { } named)
                {
                    outcome = named;
                }
            }

            operation.Audit.Clear();
            return (outcome, await CommitAsync(connection, "rollback to savepoint work", name, outcome.Refusal!.Code, operation.Audit, cancel));
        }
        catch (PostgresException broken) when (!broken.IsTransient)
        {
            throw new NotAuditedException(broken);
        }
    }

    // When what comes first fails, nothing was recorded or committed.
    private static async Task<Ended> CommitAsync(NpgsqlConnection connection, string before, string request, string outcome, AuditTrail audit, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(before),
                new NpgsqlBatchCommand("select audit.append($1, $2, $3::jsonb), current_setting('portal.woke', true) = '1'") { Parameters = { new() { Value = request }, new() { Value = outcome }, new() { Value = audit.ToJson() } } },
                new NpgsqlBatchCommand("commit"),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var ended = new Ended(row.GetInt32(0), !row.IsDBNull(1) && row.GetBoolean(1));
        // What comes after the row, the commit, has failed or not when all is read.
        while (await row.NextResultAsync(cancel)) { }
        return ended;
    }
}

/// <summary>What the last trip of a request tells.</summary>
/// <param name="Beyond">How many records more than the limit the actor has opened within the hour; 0 unless this request opened one more.</param>
/// <param name="Woke">Something waits for a unit now that did not before.</param>
internal sealed record Ended(int Beyond, bool Woke);

/// <summary>No audit, no answer.</summary>
internal sealed class NotAuditedException(PostgresException broken) : Exception(broken.SqlState, broken)
{
    public string SqlState => broken.SqlState;
}
