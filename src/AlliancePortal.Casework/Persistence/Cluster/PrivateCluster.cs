using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>
/// A PostgreSQL that belongs to this portal alone: loopback only, password known to this data folder only, running while the portal
/// runs, its data kept between starts. A server that a killed portal left behind is taken over.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable, IDisposable
{
    private readonly ServerControl control;
    private readonly ClusterLock held;
    private readonly ILogger logger;
    private int stopped;

    private PrivateCluster(ServerControl control, ClusterLock held, ILogger logger, PostgresBinaries binaries, string connectionString, int processId)
    {
        (this.control, this.held, this.logger) = (control, held, logger);
        (BinFolder, ServerVersion, ConnectionString, ProcessId) = (binaries.Folder, binaries.Version, connectionString, processId);
    }

    /// <summary>For the superuser <c>postgres</c> on the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>The postmaster's.</summary>
    public int ProcessId { get; }

    /// <summary>Where <c>pg_ctl</c> and <c>initdb</c> are.</summary>
    public string BinFolder { get; }

    public Version ServerVersion { get; }

    /// <summary>Starts the cluster of the options' data folder, creating it the first time; answers queries when this returns.</summary>
    /// <exception cref="PostgresUnavailableException">There is no PostgreSQL here and none could be downloaded.</exception>
    /// <exception cref="ClusterInUseException">Another running portal holds the data folder.</exception>
    /// <exception cref="ClusterFailedException">Anything else that keeps it from running, in words for the person who starts the portal.</exception>
    public static async Task<PrivateCluster> StartAsync(ClusterOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var folder = ClusterFolder.Open(options.DataFolder ?? DataFolders.Default());
        var held = ClusterLock.Take(folder);
        try
        {
            var account = await DatabaseAccount.ChooseAsync(folder.Data, cancellationToken);
            if (account is not null)
                await account.LetThroughAsync(folder.Root, cancellationToken);
            var binaries = await PostgresSearch.FindAsync(options, folder, logger, cancellationToken);
            var control = new ServerControl(folder, binaries, account);

            var orphan = Postmaster.Find(folder);
            var server = orphan ?? await StartServerAsync(control, folder, options, cancellationToken);
            var connectionString = ClusterConnection.Of(folder, server.Port);
            if (orphan is not null)
                await ClusterConnection.AwaitAnswerAsync(connectionString, cancellationToken);

            logger.LogInformation(
                "PostgreSQL {Version} {Event} on port {Port}, process {ProcessId}",
                binaries.Version, orphan is null ? "started" : "taken over", server.Port, server.ProcessId);
            return new PrivateCluster(control, held, logger, binaries, connectionString, server.ProcessId);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Where the server of a portal that is running on the folder answers, for whoever works beside it and must not stop it; null: none runs.</summary>
    /// <exception cref="ClusterFailedException">The database's password is missing.</exception>
    public static string? ConnectionOfRunning(string dataFolder)
    {
        var folder = ClusterFolder.Open(dataFolder);
        return Postmaster.Find(folder) is { } server ? ClusterConnection.Of(folder, server.Port) : null;
    }

    /// <summary>Stops the server and lets go of the data folder. Open transactions are rolled back.</summary>
    /// <exception cref="ClusterFailedException">It does not stop within a minute.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) == 1)
            return;

        try
        {
            await control.StopAsync().ConfigureAwait(false);
            logger.LogInformation("PostgreSQL stopped, process {ProcessId}", ProcessId);
        }
        finally
        {
            held.Dispose();
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => Task.Run(async () => await DisposeAsync()).GetAwaiter().GetResult();

    private static async Task<Postmaster> StartServerAsync(
        ServerControl control, ClusterFolder folder, ClusterOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Data))
            await control.InitializeAsync(flush: options.ExtraSettings.GetValueOrDefault("fsync") != "off", cancellationToken);
        try
        {
            return await control.StartAsync(options.ExtraSettings, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await control.StopAsync();
            throw;
        }
    }
}
