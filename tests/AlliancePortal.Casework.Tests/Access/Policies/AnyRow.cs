using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>Rows for any table of the case schema, made from its columns, so that a new table is tested without anyone thinking of it.</summary>
internal sealed class AnyRow
{
    private readonly ILookup<string, Column> columns;

    private AnyRow(ILookup<string, Column> columns) => this.columns = columns;

    private sealed record Column(string Table, string Name, string Type, int? MaxLength);

    public IEnumerable<string> Tables => columns.Select(table => table.Key);

    public static async Task<AnyRow> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand("""
            select c.table_name, c.column_name, c.udt_name, c.character_maximum_length from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'casework' and t.table_type = 'BASE TABLE' and c.is_identity = 'NO' order by c.table_name, c.ordinal_position
            """, connection);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        var found = new List<Column>();
        while (await rows.ReadAsync(cancel)) found.Add(new Column(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetInt32(3)));
        return new AnyRow(found.ToLookup(column => column.Table));
    }

    public bool Has(string table, string column) => columns[table].Any(known => known.Name == column);

    /// <summary>A column that the statement <c>update … set x = …</c> may name.</summary>
    public string FirstColumn(string table) => columns[table].First().Name;

    /// <summary>An insert; values not given are made up.</summary>
    public string Insert(string table, params IEnumerable<(string Column, string Sql)> given)
    {
        var values = given.ToDictionary(value => value.Column, value => value.Sql);
        var known = columns[table].ToList();
        return $"insert into casework.{table} ({string.Join(", ", known.Select(column => $"\"{column.Name}\""))}) values ({string.Join(", ", known.Select(column => values.GetValueOrDefault(column.Name) ?? MadeUp(column)))})";
    }

    private static string MadeUp(Column column) => column.Type switch
    {
        "uuid" => "gen_random_uuid()",
        "text" or "varchar" => $"left(md5(random()::text), {column.MaxLength ?? 32})",
        "timestamptz" => "now()",
        "date" => "current_date",
        "interval" => "interval '1 hour'",
        "int2" or "int4" or "int8" => "1",
        "bool" => "false",
        // The one that no two rows share.
        "bytea" when column.Name == "code_hash" => "decode(md5(random()::text), 'hex')",
        "bytea" => "'\\x00'",
        "jsonb" => "'[]'",
        ['_', ..] => "'{}'",
        _ => throw new InvalidOperationException($"No value for {column.Table}.{column.Name} of type {column.Type}."),
    };
}
