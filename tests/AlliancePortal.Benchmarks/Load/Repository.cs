using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>The sources that are measured.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Short hash of what is checked out, with a plus sign when something is changed beside it.</summary>
    public static string Commit { get; } = Git("rev-parse", "--short", "HEAD") + (Git("status", "--porcelain").Length > 0 ? "+" : "");

    private static string Git(params string[] command)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. command]) { RedirectStandardOutput = true })!;
        var text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return text.Trim();
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "AlliancePortal.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
