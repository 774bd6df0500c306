using System.Globalization;
using System.Text;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>Writes what was measured of pages and circuits as tables to read.</summary>
internal static class PagesReport
{
    /// <param name="others">Share of the machine's processor time that other programs took meanwhile.</param>
    public static async Task WriteAsync(string folder, int cases, string command, double others, IReadOnlyList<Part> parts)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            ### {cases:#,0} cases

            {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {Repository.Commit}, {Environment.ProcessorCount} cores, `{command}`. Other programs took {100 * others:0} % of the processor time meanwhile.
            {string.Join('\n', parts.Select(part => part.Words))}

            | What | Times | p50 ms | p95 | longest |
            |---|---|---|---|---|
            """);
        foreach (var (what, times) in parts.SelectMany(part => part.Times))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {times.Count} | {times.P50:0.0} | {times.P95:0.0} | {times.Most:0.0} |");
        text.AppendLine();
        Goal.Table(text, parts.SelectMany(part => part.Goals));

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"pages-{cases}.md");
        await File.WriteAllTextAsync(path, text.ToString());
        Console.WriteLine(text);
        Console.WriteLine($"Written to {path}");
    }
}
