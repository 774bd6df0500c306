using Npgsql;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>What stands in a database, asked by its superuser.</summary>
internal sealed class Rows(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connection);

    /// <summary>Tables that no backup and no standby has, since their changes are in no log.</summary>
    public Task<IReadOnlyList<string>> UnloggedAsync() => TablesAsync('u');

    /// <summary>Of every other table the number of its rows and a digest of all of them, whatever their order; a partition counts, not also the whole.</summary>
    public async Task<IReadOnlyDictionary<string, (long Count, string Digest)>> DigestsAsync()
    {
        var tables = await TablesAsync('p');
        var digests = new Dictionary<string, (long, string)>();
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand($"select count(*), md5(coalesce(string_agg(h, '' order by h), '')) from (select md5(t::text) h from {table} t) r");
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            digests[table] = (reader.GetInt64(0), reader.GetString(1));
        }

        return digests;
    }

    /// <summary>How many of the ids are not found by the statement, which has them as <c>$1</c>.</summary>
    public async Task<long> MissingAsync(string sql, IEnumerable<Guid> ids)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(ids.ToArray());
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync()) list.Add(reader.GetString(0));
        return list;
    }

    private Task<IReadOnlyList<string>> TablesAsync(char persistence) => ListAsync($"""
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and c.relpersistence = '{persistence}' and n.nspname not in ('pg_catalog', 'information_schema') order by 1
        """);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
