using AlliancePortal.Casework.Audit;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Writes the audit of a request as the last statement before its commit.</summary>
internal static class AuditWriting
{
    /// <returns>How many records more than the limit the actor has opened within the hour; 0 unless this request opened one more.</returns>
    /// <exception cref="NotAuditedException">Nothing can be written: the transaction must not be committed.</exception>
    public static async Task<int> AppendAsync(NpgsqlConnection connection, string request, string outcome, AuditTrail audit, CancellationToken cancel)
    {
        await using var append = new NpgsqlCommand("select audit.append($1, $2, $3::jsonb)", connection)
        {
            Parameters = { new() { Value = request }, new() { Value = outcome }, new() { Value = audit.ToJson() } },
        };
        try
        {
            return (int)(await append.ExecuteScalarAsync(cancel))!;
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
