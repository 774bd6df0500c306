using AlliancePortal.Casework.Audit;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Writes the audit of a request as the last statement before its commit.</summary>
internal static class AuditWriting
{
    /// <exception cref="NotAuditedException">Nothing can be written: the transaction must not be committed.</exception>
    public static async Task AppendAsync(NpgsqlConnection connection, string request, string outcome, AuditTrail audit, CancellationToken cancel)
    {
        await using var append = new NpgsqlCommand("select audit.append($1, $2, $3::jsonb)", connection)
        {
            Parameters = { new() { Value = request }, new() { Value = outcome }, new() { Value = audit.ToJson() } },
        };
        try
        {
            await append.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException broken) when (!broken.IsTransient)
        {
            throw new NotAuditedException(broken);
        }
    }
}

/// <summary>No audit, no answer.</summary>
internal sealed class NotAuditedException(PostgresException broken) : Exception(broken.SqlState, broken)
{
    public string SqlState => broken.SqlState;
}
