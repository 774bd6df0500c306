using System.Security.Cryptography;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>This node's key for signing tickets; the database keeps its two padded forms, so that it needs no extension to check an HMAC.</summary>
/// <param name="Id">Under which the database knows it.</param>
/// <param name="Key">32 random bytes, in this process only.</param>
public sealed record TicketKey(string Id, byte[] Key)
{
    private const int BlockLength = 64;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    internal static async Task<TicketKey> IssueAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        var issued = new TicketKey(Guid.CreateVersion7().ToString("N"), RandomNumberGenerator.GetBytes(32));
        await using var insert = new NpgsqlCommand("""
            with old as (delete from access.ticket_keys where valid_until < now()),
                 shown as (delete from access.open_tickets where transaction < pg_snapshot_xmin(pg_current_snapshot()))
            insert into access.ticket_keys (key_id, inner_pad, outer_pad, valid_until) values ($1, $2, $3, now() + $4)
            """, owner)
        {
            Parameters = { new() { Value = issued.Id }, new() { Value = Padded(issued.Key, 0x36) }, new() { Value = Padded(issued.Key, 0x5c) }, new() { Value = Life } },
        };
        await insert.ExecuteNonQueryAsync(cancel);
        return issued;
    }

    private static byte[] Padded(byte[] key, byte pad)
    {
        var block = new byte[BlockLength];
        key.CopyTo(block, 0);
        return Array.ConvertAll(block, b => (byte)(b ^ pad));
    }
}
