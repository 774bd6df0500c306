using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Web.Host;

/// <summary>Where this portal keeps its data: a configured PostgreSQL, else one of its own beside the keys.</summary>
public sealed class PortalPlace : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private PortalPlace(PrivateCluster? cluster, string admin, string? keyring, MasterKey master, string folder)
    {
        this.cluster = cluster;
        (Master, Folder) = (master, folder);
        Connections = PortalConnections.From(admin, master, keyring);
    }

    public MasterKey Master { get; }

    public PortalConnections Connections { get; }

    public string Folder { get; }

    /// <summary>Whether the database is the portal's own, which only this machine reaches.</summary>
    public bool IsPrivate => cluster is not null;

    /// <summary>Finds or starts the database, finds or makes the master key.</summary>
    /// <exception cref="PostgresUnavailableException">None is configured and none can be had; the message says how to get one.</exception>
    /// <exception cref="ConfigurationException">One is configured on another machine without a line that is safe.</exception>
    public static async Task<PortalPlace> FindAsync(IConfiguration configuration, ILogger logger, CancellationToken cancel)
    {
        var folder = FolderOf(configuration);
        var given = configuration.GetConnectionString("Portal");
        var keyring = configuration.GetConnectionString("Keyring");
        foreach (var line in new[] { given, keyring }.OfType<string>()) DatabaseLine.Check(line, configuration);
        var cluster = given is null ? await PrivateCluster.StartAsync(new ClusterOptions { DataFolder = folder }, logger, cancel) : null;
        return new PortalPlace(cluster, given ?? cluster!.ConnectionString, keyring, MasterOf(configuration), folder);
    }

    /// <summary>The same for a verb of the command line, which also works beside a portal that is running on the folder and leaves its database running.</summary>
    /// <exception cref="PostgresUnavailableException">As <see cref="FindAsync"/>.</exception>
    public static async Task<PortalPlace> JoinAsync(IConfiguration configuration, ILogger logger, CancellationToken cancel)
    {
        try
        {
            return await FindAsync(configuration, logger, cancel);
        }
        catch (ClusterInUseException) when (PrivateCluster.ConnectionOfRunning(FolderOf(configuration)) is { } running)
        {
            var folder = FolderOf(configuration);
            return new PortalPlace(null, running, configuration.GetConnectionString("Keyring"), MasterOf(configuration), folder);
        }
    }

    /// <summary>Where the heads of the audit are published: <c>Portal:Audit:HeadFolder</c>, best on another disk, else beside the data; and to whom they are sent, <c>Portal:Audit:HeadWebhook</c>.</summary>
    /// <exception cref="ConfigurationException">The address of the second authority is no https address, nor one of this machine.</exception>
    public HeadSettings Heads(IConfiguration configuration)
    {
        Uri? webhook = null;
        if (configuration["Portal:Audit:HeadWebhook"] is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out webhook) && (webhook.Scheme == "https" || webhook is { Scheme: "http", IsLoopback: true })))
            throw new ConfigurationException("Portal:Audit:HeadWebhook must be an https address, or an http one of this machine.");
        return new HeadSettings(configuration["Portal:Audit:HeadFolder"] is { Length: > 0 } folder ? folder : Path.Combine(Folder, "audit-heads"), webhook);
    }

    /// <summary>Where the master key is: <c>Portal:MasterKeyFile</c>, best where no backup reaches it, else beside the data.</summary>
    public static string KeyFileOf(IConfiguration configuration) => configuration["Portal:MasterKeyFile"] ?? Path.Combine(FolderOf(configuration), "keys", "master.key");

    private static string FolderOf(IConfiguration configuration) => configuration["Portal:DataFolder"] is { Length: > 0 } configured ? configured : DataFolders.Default();

    private static MasterKey MasterOf(IConfiguration configuration) => MasterKey.FromFile(KeyFileOf(configuration));

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
