using Npgsql;
using NpgsqlTypes;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Appends to the audit's chain what each loaded request did, in the lane of this connection and by the digest with which everything else is written and verified.</summary>
internal static class AuditLoad
{
    /// <summary>Makes the function for this connection.</summary>
    public const string Function = """
        create or replace function pg_temp.append_loaded(ats timestamptz[], users uuid[], units uuid[], roles text[], requests text[], facts text[]) returns void
            language plpgsql set search_path = pg_catalog, pg_temp as $$
        declare
            head audit.lanes;
            e audit.entries;
        begin
            select * into head from audit.lanes l where l.lane = pg_backend_pid() % 64 for update;
            for e in
                select head.lane, head.seq + x.n, x.at, x.by, x.unit, '', x.request, 'done', x.fact::jsonb, '\x'::bytea, '\x'::bytea, x.role
                from unnest(ats, users, units, roles, requests, facts) with ordinality x(at, by, unit, role, request, fact, n) order by x.n
            loop
                e.previous := head.hash;
                e.hash := audit.digest(head.hash, e);
                insert into audit.entries select (e).*;
                head.seq := e.seq;
                head.hash := e.hash;
            end loop;
            update audit.lanes l set seq = head.seq, hash = head.hash where l.lane = head.lane;
        end $$
        """;

    public static async Task AppendAsync(NpgsqlConnection connection, IReadOnlyList<LoadedAudit> done, CancellationToken cancel)
    {
        await using var append = new NpgsqlCommand("select pg_temp.append_loaded($1, $2, $3, $4, $5, $6)", connection)
        {
            Parameters =
            {
                new() { Value = done.Select(entry => entry.At).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = done.Select(entry => entry.UserId).ToArray() },
                new() { Value = done.Select(entry => entry.UnitId).ToArray() },
                new() { Value = done.Select(entry => entry.Role).ToArray() },
                new() { Value = done.Select(entry => entry.Request).ToArray() },
                new() { Value = done.Select(entry => entry.Facts.ToJson()).ToArray() },
            },
        };
        await append.ExecuteNonQueryAsync(cancel);
    }
}
