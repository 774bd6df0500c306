using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Persistence.Cluster;
using Npgsql;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>A statement as the server ran it, those within functions and triggers too.</summary>
/// <param name="Text">With its values left out.</param>
/// <param name="Milliseconds">Of all calls together.</param>
/// <param name="Scans">Tables that grow with the cases and of which most was read: a sequential scan, or an index walked through.</param>
/// <param name="Plan">Of the slowest call.</param>
internal sealed record Statement(string Text, int Calls, double Milliseconds, IReadOnlyList<string> Scans, string Plan);

/// <summary>Which statements the portal sends and how the server runs them, as the server's own log tells it (<c>auto_explain</c>).</summary>
/// <param name="admin">Superuser's connection to the portal's database.</param>
/// <param name="data">The server's data folder.</param>
internal sealed partial class Statements(NpgsqlDataSource admin, string data)
{
    public const int Hottest = 10;

    /// <summary>A table with fewer rows is read from end to end by the best of plans.</summary>
    private const long Small = 300;

    /// <summary>What the server needs from its start; nothing is logged until it is asked for.</summary>
    public static void Prepare(ClusterOptions options)
    {
        foreach (var (name, value) in new[] { ("session_preload_libraries", "auto_explain"), ("auto_explain.log_min_duration", "-1"), ("auto_explain.log_nested_statements", "on"), ("auto_explain.log_analyze", "on"), ("auto_explain.log_timing", "off"), ("auto_explain.log_format", "json") })
            options.ExtraSettings[name] = value;
    }

    /// <summary>Runs the work and tells what the server did meanwhile, the longest together first.</summary>
    public async Task<IReadOnlyList<Statement>> WatchAsync(Action work, IReadOnlyDictionary<string, long> rows, long cases)
    {
        var log = new DirectoryInfo(Path.Combine(data, "log")).EnumerateFiles().MaxBy(file => file.LastWriteTimeUtc)!.FullName;
        await LogAsync("0");
        var from = new FileInfo(log).Length;
        work();
        await LogAsync("-1");
        var grown = rows.Where(table => table.Value > Math.Max(Small, cases / 10)).ToDictionary();
        return [.. Entries(await ReadAsync(log, from)).GroupBy(entry => entry.Text).Select(group => new Statement(group.Key, group.Count(), group.Sum(entry => entry.Milliseconds),
            [.. group.SelectMany(entry => PlanTree.Read(entry.Plan)).Where(read => grown.TryGetValue(read.Table, out var all) && (read.IsScan || read.Rows > all / 2)).Select(read => read.Table).Distinct().Order(StringComparer.Ordinal)],
            PlanTree.Text(group.MaxBy(entry => entry.Milliseconds).Plan))).OrderByDescending(statement => statement.Milliseconds)];
    }

    /// <summary>Rows of each table, as the server estimates them.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RowsAsync()
    {
        var rows = new Dictionary<string, long>();
        await using var command = admin.CreateCommand("select relname, reltuples::bigint from pg_class where relkind = 'r' and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows[reader.GetString(0)] = Math.Max(reader.GetInt64(1), rows.GetValueOrDefault(reader.GetString(0)));
        return rows;
    }

    private async Task LogAsync(string milliseconds)
    {
        await using (var set = admin.CreateCommand($"alter system set auto_explain.log_min_duration = '{milliseconds}'")) await set.ExecuteNonQueryAsync();
        await using (var reload = admin.CreateCommand("select pg_reload_conf()")) await reload.ExecuteNonQueryAsync();
        // The server passes it on, and its log is written by a process of its own.
        await Task.Delay(500);
    }

    private static async Task<string> ReadAsync(string log, long from)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private static IEnumerable<(string Text, double Milliseconds, JsonElement Plan)> Entries(string log)
    {
        foreach (Match entry in Entry.Matches(log))
        {
            JsonElement told;
            try
            {
                told = JsonSerializer.Deserialize<JsonElement>(entry.Groups[2].Value);
            }
            catch (JsonException)
            {
                continue; // Lines of two processes mixed in the log.
            }

            yield return (Values.Replace(Space.Replace(told.GetProperty("Query Text").GetString()!, " ").Trim(), "?"), double.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture), told.GetProperty("Plan"));
        }
    }

    // The report follows in lines that begin with a tab.
    [GeneratedRegex(@"duration: ([\d.]+) ms  plan:\n((?:\t.*\n)+)")]
    private static partial Regex Entry { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }

    [GeneratedRegex(@"'(?:[^']|'')*'|(?<![\w$])\d+(?:\.\d+)?\b")]
    private static partial Regex Values { get; }
}
