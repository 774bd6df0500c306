using System.Security.Cryptography;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Sets up, starts and stops the server of one data folder with PostgreSQL's own programs.</summary>
internal sealed class ServerControl(ClusterFolder folder, PostgresBinaries binaries, DatabaseAccount? account)
{
    private const int Attempts = 3;
    private const string IncludeSettings = "\ninclude '../pg.conf'\n";

    /// <summary>Creates the database files, at once or not at all.</summary>
    public async Task InitializeAsync(bool flush, CancellationToken cancellationToken)
    {
        var staging = folder.Data + ".part";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        ClusterFolder.CreatePrivate(staging);
        ClusterFolder.WritePrivate(folder.Password, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        if (account is not null)
        {
            await account.OwnAsync(staging, cancellationToken);
            await account.OwnAsync(folder.Password, cancellationToken);
            await EnsureReachableAsync(account, staging, cancellationToken);
        }

        string[] arguments =
        [
            "--pgdata", staging, "--username", "postgres", "--pwfile", folder.Password, "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C", "--data-checksums", "--no-instructions",
        ];
        if (!flush)
            arguments = [.. arguments, "--no-sync"];
        (await OsCommand.RunAsync(binaries.Initdb, arguments, account, cancellationToken)).Ensure("Setting up the database (initdb)");
        await File.AppendAllTextAsync(Path.Combine(staging, "postgresql.conf"), IncludeSettings, cancellationToken);
        Directory.Move(staging, folder.Data);
    }

    /// <summary>Starts the server and waits until it answers, after a crash as long as its recovery takes.</summary>
    public async Task<Postmaster> StartAsync(IReadOnlyDictionary<string, string> extraSettings, CancellationToken cancellationToken)
    {
        ClusterFolder.WriteForDatabase(folder.Access, ServerSettings.Access);
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPort.Choose(folder);
            ClusterFolder.WriteForDatabase(folder.Settings, ServerSettings.Compose(folder, port, extraSettings));
            var result = await PgCtlAsync(["start", "-l", folder.StartLog, "-t", "600"], cancellationToken);
            if (result.Succeeded && Postmaster.Find(folder) is { } server)
                return server;
            if (attempt == Attempts)
                throw new ClusterFailedException($"PostgreSQL {binaries.Version} did not start. Its log {folder.StartLog} ends: {LastLines()}");

            // The port was taken in between, or children of a killed server are still letting go of its memory.
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    /// <summary>Ends the server, rolling back what is under way; committed work is kept.</summary>
    public async Task StopAsync()
    {
        var result = await PgCtlAsync(["stop", "-m", "fast", "-t", "60"], CancellationToken.None).ConfigureAwait(false);
        if (!result.Succeeded && Postmaster.Find(folder) is not null)
            result.Ensure("Stopping PostgreSQL");
    }

    private Task<CommandResult> PgCtlAsync(string[] arguments, CancellationToken cancellationToken) =>
        OsCommand.RunAsync(binaries.PgCtl, [.. arguments, "-w", "-s", "-D", folder.Data], account, cancellationToken);

    private static async Task EnsureReachableAsync(DatabaseAccount account, string path, CancellationToken cancellationToken)
    {
        var test = await OsCommand.RunAsync("test", ["-w", path], account, cancellationToken);
        if (!test.Succeeded)
            throw new ClusterFailedException(
                $"PostgreSQL runs as the account {account.Name}, which cannot reach {path}: a folder above is closed to it. "
                + "Name a data folder elsewhere with Portal__DataFolder.");
    }

    private string LastLines()
    {
        var newest = Directory.Exists(folder.ServerLog)
            ? new DirectoryInfo(folder.ServerLog).EnumerateFiles().MaxBy(file => file.LastWriteTimeUtc)?.FullName
            : null;
        string?[] logs = [folder.StartLog, newest];
        return string.Join(" | ", logs.Where(File.Exists).SelectMany(log => File.ReadLines(log!).TakeLast(4)));
    }
}
