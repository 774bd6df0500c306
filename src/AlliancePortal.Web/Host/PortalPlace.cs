using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Web.Host;

/// <summary>Where this portal keeps its data: a configured PostgreSQL, else one of its own beside the keys.</summary>
public sealed class PortalPlace : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private PortalPlace(PrivateCluster? cluster, string admin, MasterKey master, string folder)
    {
        this.cluster = cluster;
        (Master, Folder) = (master, folder);
        Connections = PortalConnections.From(admin, master);
    }

    public MasterKey Master { get; }

    public PortalConnections Connections { get; }

    public string Folder { get; }

    /// <summary>Whether the database is the portal's own, which only this machine reaches.</summary>
    public bool IsPrivate => cluster is not null;

    /// <summary>Finds or starts the database, finds or makes the master key.</summary>
    /// <exception cref="PostgresUnavailableException">None is configured and none can be had; the message says how to get one.</exception>
    public static async Task<PortalPlace> FindAsync(IConfiguration configuration, ILogger logger, CancellationToken cancel)
    {
        var folder = configuration["Portal:DataFolder"] is { Length: > 0 } configured ? configured : DataFolders.Default();
        var given = configuration.GetConnectionString("Portal");
        var cluster = given is null ? await PrivateCluster.StartAsync(new ClusterOptions { DataFolder = folder }, logger, cancel) : null;
        var master = MasterKey.FromFile(configuration["Portal:MasterKeyFile"] ?? Path.Combine(folder, "keys", "master.key"));
        return new PortalPlace(cluster, given ?? cluster!.ConnectionString, master, folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }
}
