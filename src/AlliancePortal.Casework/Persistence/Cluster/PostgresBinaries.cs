using System.Text.RegularExpressions;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>A folder of PostgreSQL programs of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, Version Version)
{
    public const int OldestMajor = 15;

    public string Initdb => Program(Folder, "initdb");
    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Reads the version of the server in a folder; <see langword="null"/> if it is incomplete, does not run or is too old.</summary>
    public static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken cancellationToken)
    {
        // Distributions link programs into PATH one by one; the server finds its libraries from the real folder.
        var server = Program(folder, "postgres");
        if (!File.Exists(server))
            return null;
        folder = Path.GetDirectoryName(File.ResolveLinkTarget(server, returnFinalTarget: true)?.FullName ?? server)!;
        if (!File.Exists(Program(folder, "initdb")) || !File.Exists(Program(folder, "pg_ctl")))
            return null;

        var answer = await OsCommand.RunAsync(Program(folder, "postgres"), ["--version"], cancellationToken);
        var match = VersionNumber().Match(answer.Output);
        return answer.Succeeded && match.Success && Version.Parse(match.Value) is { Major: >= OldestMajor } version
            ? new PostgresBinaries(folder, version)
            : null;
    }

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex VersionNumber();
}
