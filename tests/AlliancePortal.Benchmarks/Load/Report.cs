using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>Writes a run as a table to read and charts to look at, beside those of other sizes.</summary>
/// <param name="folder">Of all results.</param>
internal sealed class Report(string folder)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IncludeFields = true };

    /// <returns>False when a hot statement reads a growing table from end to end.</returns>
    public async Task<bool> WriteAsync(LoadResult result, IReadOnlyDictionary<string, IReadOnlyList<Statement>> watched)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"load-{result.Cases}.json"), JsonSerializer.Serialize(result, Readable));
        var hottest = watched.Values.SelectMany(statements => statements).GroupBy(statement => statement.Text)
            .Select(group => new Statement(group.Key, group.Sum(s => s.Calls), group.Sum(s => s.Milliseconds), [.. group.SelectMany(s => s.Scans).Distinct()], group.MaxBy(s => s.Milliseconds)!.Plan))
            .OrderByDescending(statement => statement.Milliseconds).Take(Statements.Hottest).ToList();
        var sizes = Directory.EnumerateFiles(folder, "load-*.json").Select(file => JsonSerializer.Deserialize<LoadResult>(File.ReadAllText(file), Readable)!).OrderBy(one => one.Cases).ToList();

        var text = new StringBuilder();
        Head(text, result);
        Table(text, result);
        Goal.Table(text, Goal.Of(result));
        Growth(text, sizes);
        Hot(text, hottest, watched);
        var path = Path.Combine(folder, $"load-{result.Cases}.md");
        await File.WriteAllTextAsync(path, text.ToString());
        await File.WriteAllLinesAsync(Path.Combine(folder, $"plans-{result.Cases}.txt"), hottest.Select((statement, n) => $"{n + 1}. {statement.Text}\n{statement.Plan}"));
        await Charts.WriteAsync(folder, result, sizes);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {path}");
        return hottest.All(statement => statement.Scans.Count == 0);
    }

    private static void Head(StringBuilder text, LoadResult r)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            ## {r.Cases:#,0} cases

            {r.At:yyyy-MM-dd HH:mm} UTC, commit {r.Commit}, {Environment.ProcessorCount} cores, `{r.Command}`. {r.Rows:#,0} cases were there, {r.Own:#,0} of them in the measured team's list; the floor has as many.
            Data set: {(r.Made.Demonstration is { } demonstration ? $"database and demonstration {demonstration:0.0} s, then " : "")}{r.Made.Cases / r.Made.Loading:#,0} cases a second ({r.Made.Loading:0} s; made at {r.Made.Commit}).
            First answer {r.Start:0.00} s{(r.StartWithDatabase is { } whole ? $", with the start of the private database {whole:0.00} s" : "")}. Memory of the portal (PSS) {r.IdleMemory:0} MiB idle, {r.LoadedMemory:0} MiB after load.
            Found on the first page: {string.Join(", ", r.Found.Select(one => $"{one.Key} {one.Value}"))}.
            Other programs took {100 * r.Others:0} % of the processor time meanwhile. When nobody asks, portal and database take {r.IdleCpu.Portal:0} and {r.IdleCpu.Database:0} ms of processor time a second.

            """);
    }

    private static void Table(StringBuilder text, LoadResult r)
    {
        text.AppendLine("| Call | Clients | p50 ms | p95 | p99 | a second | CPU ms of server | of PostgreSQL | p50 : floor | p50 : (floor + insert) |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var call in r.Calls.OrderBy(call => call.Clients).ThenBy(call => call.What.StartsWith("floor", StringComparison.Ordinal)))
        {
            var floor = Calls.Pairs.FirstOrDefault(pair => pair.Name == call.What).Floor is { } name ? r.Find(name, call.Clients) : null;
            var insert = r.Find(Calls.FloorCreate, call.Clients);
            var (t, sum) = (call.Timing, call.What == Calls.Intake ? null : floor?.P50 + insert?.P50);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {call.What} | {call.Clients} | {t.P50:0.00} | {t.P95:0.00} | {t.P99:0.00} | {t.PerSecond:#,0} | {t.ServerCpu:0.00} | {t.DatabaseCpu:0.00} | {t.P50 / floor?.P50:0.0} | {t.P50 / sum:0.00} |");
        }

        text.AppendLine();
    }

    private static void Growth(StringBuilder text, IReadOnlyList<LoadResult> sizes)
    {
        if (sizes.Count < 2) return;
        text.AppendLine($"| p50 ms, 1 client | {string.Join(" | ", sizes.Select(size => $"{size.Cases:#,0} ({size.Commit})"))} | growth |");
        text.AppendLine("|---|" + string.Concat(Enumerable.Repeat("---|", sizes.Count + 1)));
        foreach (var call in sizes[^1].Calls.Where(call => call.Clients == 1))
        {
            var each = sizes.Select(size => size.Find(call.What, 1)?.P50).ToList();
            text.AppendLine($"| {call.What} | {string.Join(" | ", each.Select(p50 => $"{p50:0.00}"))} | {each[^1] / each[0]:0.00} |");
        }

        text.AppendLine();
    }

    private static void Hot(StringBuilder text, IReadOnlyList<Statement> hottest, IReadOnlyDictionary<string, IReadOnlyList<Statement>> watched)
    {
        text.AppendLine("Statements that the server ran for one call, those in functions and triggers included, and milliseconds of it with its log on:");
        text.AppendLine(string.Join(", ", watched.Select(call => $"{call.Key} {(double)call.Value.Sum(s => s.Calls) / LoadCommand.Watched:0} ({call.Value.Sum(s => s.Milliseconds) / LoadCommand.Watched:0.0} ms)")) + ".");
        text.AppendLine();
        text.AppendLine("| | Hottest statements of all calls together | Calls | ms together | ms each | Reads from end to end |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var (n, s) in hottest.Index())
            text.AppendLine(CultureInfo.InvariantCulture, $"| {n + 1} | `{(s.Text.Length > 160 ? s.Text[..160] + "…" : s.Text).Replace("|", "\\|", StringComparison.Ordinal)}` | {s.Calls} | {s.Milliseconds:0.0} | {s.Milliseconds / s.Calls:0.000} | {(s.Scans.Count == 0 ? "" : "**" + string.Join(", ", s.Scans) + "**")} |");
        text.AppendLine();
        foreach (var s in watched.Values.SelectMany(statements => statements).Where(s => s.Scans.Count > 0 && hottest.All(hot => hot.Text != s.Text)).DistinctBy(s => s.Text))
            text.AppendLine($"Not among the hottest, and reads {string.Join(", ", s.Scans)} from end to end: `{(s.Text.Length > 160 ? s.Text[..160] + "…" : s.Text)}`");
    }
}
