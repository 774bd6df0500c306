using System.Diagnostics;
using System.Globalization;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The server process that PostgreSQL's own <c>postmaster.pid</c> names.</summary>
internal sealed record Postmaster(int ProcessId, int Port)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The live server of this data folder, if any. A note left behind whose number meanwhile belongs to another program is removed:
    /// PostgreSQL would take that program for itself and refuse to start.
    /// </summary>
    public static Postmaster? Find(ClusterFolder folder)
    {
        var note = Path.Combine(folder.Data, "postmaster.pid");
        if (!File.Exists(note))
            return null;

        // Lines: process, data folder, start in seconds since 1970, port, …
        var lines = File.ReadAllLines(note);
        if (lines.Length >= 4
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
            && long.TryParse(lines[2], CultureInfo.InvariantCulture, out var started)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port))
        {
            using var process = Running(id);
            if (process is null)
                return null;
            if (IsServerOf(process, folder, DateTimeOffset.FromUnixTimeSeconds(started)))
                return new Postmaster(id, port);
        }

        File.Delete(note);
        return null;
    }

    private static Process? Running(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsServerOf(Process process, ClusterFolder folder, DateTimeOffset started)
    {
        // The server works in its data folder. A process that ended but was not yet collected has none.
        if (OperatingSystem.IsLinux())
            return new FileInfo($"/proc/{process.Id}/cwd").LinkTarget is { } place && IsSame(place, folder.Data);
        return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
            && (process.StartTime.ToUniversalTime() - started.UtcDateTime).Duration() < ClockTolerance;
    }

    private static bool IsSame(string place, string data) =>
        Path.GetFileName(place) == Path.GetFileName(data)
        && File.Exists(Path.Combine(place, "postmaster.pid"))
        && Path.GetFullPath(place) == (RealPath(data) ?? data);

    private static string? RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var here = Path.Combine(RealPath(parent)!, Path.GetFileName(path));
        return new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
    }
}
