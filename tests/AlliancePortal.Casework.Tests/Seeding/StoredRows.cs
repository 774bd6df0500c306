using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Seeding;

/// <summary>Every row of every table that belongs to a case, as text in which two cases with the same facts read alike.</summary>
internal static partial class StoredRows
{
    // Gone within minutes, or of the transaction rather than the case.
    private static readonly string[] Passing = ["wake_ups", "recent_openings"];

    public static async Task<SortedDictionary<string, string>> OfAsync(CaseworkWorld world, Guid caseId)
    {
        await using var connection = await world.AdministratorOfTheServerAsync();
        var tables = await ColumnAsync(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('casework', 'audit') and c.relkind in ('r', 'p') and not c.relispartition and not c.relname = any($1)
            """, Passing);
        var known = new Dictionary<string, string> { [caseId.ToString()] = "case" };
        foreach (var (name, sql) in new[] { ("victim", "select victim_id from casework.cases"), ("guardianship", "select id from casework.guardianships"), ("letter", "select id from casework.referrals"), ("rating", "select id from casework.risk_ratings") })
            foreach (var id in await ColumnAsync(connection, $"{sql} where {(name == "victim" ? "id" : "case_id")} = '{caseId}'")) known[id] = name;

        var about = known.Keys.Where(id => known[id] != "victim").ToArray();
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var found = await ColumnAsync(connection, $"select to_jsonb(t)::text from {table} t where to_jsonb(t)::text like any($1)", [.. about.Select(id => $"%{id}%")]);
            if (found.Count > 0) rows[table] = string.Join('\n', found.Select(row => Alike(row, known)).Order(StringComparer.Ordinal));
        }

        return rows;
    }

    private static string Alike(string row, Dictionary<string, string> known)
    {
        var columns = JsonNode.Parse(row)!.AsObject();
        // What is random by itself; lengths of envelopes stay, so that what is sealed has to be as long.
        foreach (var chance in new[] { "lane", "seq", "previous", "hash", "number", "token" }) columns.Remove(chance);
        if (columns["id"] is { } id && !known.ContainsKey(id.GetValue<string>())) columns.Remove("id");
        var text = columns.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        text = known.Aggregate(text, (so, one) => so.Replace(one.Key, one.Value, StringComparison.Ordinal));
        return OtherFacts.Replace(Envelope.Replace(text, match => $"\"sealed, {match.Length} letters\""), "\"s\":\"other\"");
    }

    [GeneratedRegex(@"""\\\\x[0-9a-f]+""")]
    private static partial Regex Envelope { get; }

    [GeneratedRegex("\"s\":\"[0-9a-f-]{36}\"")]
    private static partial Regex OtherFacts { get; }

    private static async Task<List<string>> ColumnAsync(NpgsqlConnection connection, string sql, params string[] given)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (given.Length > 0) command.Parameters.Add(new NpgsqlParameter { Value = given });
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetValue(0).ToString()!);
        return values;
    }
}
