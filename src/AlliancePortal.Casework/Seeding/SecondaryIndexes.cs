using AlliancePortal.Casework.Persistence.Bootstrap;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>
/// Takes the indexes away that a large load would fill entry by entry, and builds them anew from the server's own definitions. Those stand in a table
/// until each is there again, so that an interrupted load is made good by the next start of the portal.
/// </summary>
internal static class SecondaryIndexes
{
    /// <summary>Held by a load as long as it runs.</summary>
    public const long Lock = 0x4C6F6164;

    // The tokens' primary key is in no order of time: half of the work of a large load. Of a table in parts the server writes "only": the parts have theirs by the whole.
    private const string Found = """
        select format('drop index %s', i.indexrelid::regclass), case t.relkind when 'p' then replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') else pg_get_indexdef(i.indexrelid) end
        from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace s on s.oid = t.relnamespace
        where s.nspname in ('casework', 'audit') and t.relname = any($1) and not i.indisprimary
          and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid) and not exists (select 1 from pg_inherits h where h.inhrelid = i.indexrelid)
        union all
        select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname), format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
        from pg_constraint c where c.contype = 'p' and c.conrelid = 'casework.search_tokens'::regclass
        """;

    /// <summary>Takes away those of the tables, all or none.</summary>
    public static async Task DropAsync(NpgsqlConnection connection, string[] tables, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var found = new List<(string Drop, string Definition)>();
        await using (var select = new NpgsqlCommand(Found, connection) { Parameters = { new() { Value = tables } } })
        await using (var rows = await select.ExecuteReaderAsync(cancel))
            while (await rows.ReadAsync(cancel)) found.Add((rows.GetString(0), rows.GetString(1)));
        foreach (var (drop, definition) in found)
        {
            await using var remember = new NpgsqlCommand("insert into seeding.dropped (definition) values ($1)", connection) { Parameters = { new() { Value = definition } } };
            await remember.ExecuteNonQueryAsync(cancel);
            await connection.ExecuteAsync(drop, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Builds what is missing, one after the other.</summary>
    public static async Task RestoreAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (await NextAsync(connection, cancel) is { } next)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync(next.Definition, cancel);
            await connection.ExecuteAsync($"delete from seeding.dropped where id = {next.Id}", cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>The same at a start of the portal, unless a load is running: it does so itself.</summary>
    public static async Task RestoreAfterLoadAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        await using (var ask = new NpgsqlCommand("select to_regclass('seeding.dropped') is not null", owner))
            if (!(bool)(await ask.ExecuteScalarAsync(cancel))!) return;
        await using (var take = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", owner))
            if (!(bool)(await take.ExecuteScalarAsync(cancel))!) return;
        await RestoreAsync(owner, cancel);
        await owner.ExecuteAsync($"select pg_advisory_unlock({Lock})", cancel);
    }

    private static async Task<(long Id, string Definition)?> NextAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand("select id, definition from seeding.dropped order by id limit 1", connection);
        await using var row = await select.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), row.GetString(1)) : null;
    }
}
