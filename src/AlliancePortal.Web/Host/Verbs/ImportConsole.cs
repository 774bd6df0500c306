using System.Diagnostics;
using AlliancePortal.Casework.Intake.Import;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary>Shows on the console how far an import has come, and what became of its rows. Values from the file go into the report only.</summary>
internal sealed class ImportConsole : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private TimeSpan shown;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    public void Report(ImportProgress value)
    {
        lock (gate)
        {
            if (Elapsed - shown < Rhythm && value.Done < value.Rows) return;
            shown = Elapsed;
            Console.Write($"\r{value.Done} of {value.Rows} rows, {value.Done / Math.Max(Elapsed.TotalSeconds, 0.001):0} a second ");
        }
    }

    public void Finish(ImportReport report, string target)
    {
        Console.WriteLine();
        if (report.Refusal is { } refusal)
        {
            Console.Error.WriteLine($"{refusal.Detail} ({refusal.Code}{(refusal.Subjects.Count > 0 ? ": " + string.Join(", ", refusal.Subjects) : "")})");
            return;
        }

        Console.WriteLine($"{report.Read} rows in {Elapsed.TotalSeconds:0.0} s: {report.Accepted} {(report.IsDryRun ? "would be taken in" : "taken in")}, {report.AlreadyThere} already there, {report.Refused} refused.");
        foreach (var (code, rows) in report.Reasons) Console.WriteLine($"  refused: {code} in {rows} rows");
        foreach (var note in report.Notes) Console.WriteLine($"  note: {note.Code} {note.Subject} ({note.Rows})");
        Console.WriteLine($"Each row: {target}");
    }

    public void Dispose() => Console.Out.Flush();
}
