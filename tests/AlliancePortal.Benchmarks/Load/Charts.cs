namespace AlliancePortal.Benchmarks.Load;

/// <summary>The charts of a run.</summary>
internal static class Charts
{
    private const int Width = 860;
    private const int Left = 240;
    private const int Right = 110;
    private const int Row = 46;
    private const string Portal = "#1f6f8b";
    private const string Database = "#e0a458";
    private const string Floor = "#9aa5b1";
    private const string Limit = "#b23a48";
    private const string Quiet = "#52606d";

    public static async Task WriteAsync(string folder, LoadResult result, IReadOnlyList<LoadResult> sizes)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, $"p50-{result.Cases}.svg"), Latency(result));
        await File.WriteAllTextAsync(Path.Combine(folder, $"cpu-{result.Cases}.svg"), Cpu(result));
        if (sizes.Count > 1) await File.WriteAllTextAsync(Path.Combine(folder, "growth.svg"), Growth(sizes));
    }

    private static string Latency(LoadResult result)
    {
        var rows = Calls.Pairs.Select(pair => (pair.Name, Portal: result.Find(pair.Name, 1), Floor: result.Find(pair.Floor, 1), Insert: result.Find(Calls.FloorCreate, 1)))
            .Where(row => row is { Portal: not null, Floor: not null, Insert: not null })
            .Select(row => (row.Name, Portal: row.Portal!.P50, Floor: row.Floor!.P50, Goal: row.Name == Calls.Intake ? 6 * row.Insert!.P50 : 2.5 * (row.Floor.P50 + row.Insert!.P50))).ToList();
        var (svg, scale) = Begin($"p50 at {result.Cases:#,0} cases, one client, ms", rows.Count, rows.Max(row => Math.Max(row.Portal, row.Goal)));
        Legend(svg, ("portal, everything on", Portal), ("floor", Floor), ("goal", Limit));
        foreach (var (n, row) in rows.Index())
        {
            var y = Label(svg, n, row.Name);
            svg.Box(Left, y, row.Portal * scale, 16, Portal).Words(Left + row.Portal * scale + 6, y + 13, $"{row.Portal:0.00}", size: 12);
            svg.Box(Left, y + 18, row.Floor * scale, 8, Floor).Words(Left + row.Floor * scale + 6, y + 27, $"{row.Floor:0.00}", size: 11, colour: Quiet);
            svg.Line(Left + row.Goal * scale, y - 4, Left + row.Goal * scale, y + 29, Limit, 2);
        }

        return svg.ToString();
    }

    private static string Cpu(LoadResult result)
    {
        var rows = result.Calls.Where(call => call.Clients == 1).OrderBy(call => call.What.StartsWith("floor", StringComparison.Ordinal)).ToList();
        var (svg, scale) = Begin($"Processor time of one call at {result.Cases:#,0} cases, ms", rows.Count, rows.Max(row => row.Timing.ServerCpu + row.Timing.DatabaseCpu));
        Legend(svg, ("portal or floor", Portal), ("PostgreSQL", Database));
        foreach (var (n, row) in rows.Index())
        {
            var (y, server, database) = (Label(svg, n, row.What), row.Timing.ServerCpu * scale, row.Timing.DatabaseCpu * scale);
            svg.Box(Left, y + 2, server, 20, Portal).Box(Left + server, y + 2, database, 20, Database);
            svg.Words(Left + server + database + 6, y + 17, $"{row.Timing.ServerCpu:0.00} + {row.Timing.DatabaseCpu:0.00}", size: 12);
        }

        return svg.ToString();
    }

    private static string Growth(IReadOnlyList<LoadResult> sizes)
    {
        var rows = sizes[^1].Calls.Where(call => call.Clients == 1 && sizes.All(size => size.Find(call.What, 1) is not null)).Select(call => call.What).ToList();
        var (svg, scale) = Begin($"Growth of p50 from {sizes[0].Cases:#,0} to {sizes[^1].Cases:#,0} cases", rows.Count, Math.Max(1.5, rows.Max(row => Times(row, sizes))));
        Legend(svg, ("portal", Portal), ("floor", Floor), ("1.3 times", Limit));
        svg.Line(Left + 1.3 * scale, 70, Left + 1.3 * scale, 76 + rows.Count * Row, Limit, 2);
        foreach (var (n, row) in rows.Index())
        {
            var (y, times) = (Label(svg, n, row), Times(row, sizes));
            svg.Box(Left, y + 2, times * scale, 20, row.StartsWith("floor", StringComparison.Ordinal) ? Floor : Portal).Words(Left + times * scale + 6, y + 17, $"{times:0.00}", size: 12);
        }

        return svg.ToString();
    }

    private static double Times(string call, IReadOnlyList<LoadResult> sizes) => sizes[^1].Find(call, 1)!.P50 / sizes[0].Find(call, 1)!.P50;

    private static (Svg Svg, double Scale) Begin(string title, int rows, double most)
    {
        var svg = new Svg(Width, 90 + rows * Row).Words(20, 32, title, size: 17, bold: true);
        return (svg, (Width - Left - Right) / most);
    }

    private static void Legend(Svg svg, params (string Name, string Colour)[] entries)
    {
        var x = 20.0;
        foreach (var (name, colour) in entries)
        {
            svg.Box(x, 48, 12, 12, colour).Words(x + 18, 59, name, size: 12, colour: Quiet);
            x += 40 + 7 * name.Length;
        }
    }

    private static double Label(Svg svg, int row, string name)
    {
        var y = 80.0 + row * Row;
        svg.Words(Left - 12, y + 16, name, "end");
        return y;
    }
}
