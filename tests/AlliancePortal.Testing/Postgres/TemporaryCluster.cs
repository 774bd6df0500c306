using AlliancePortal.Casework.Persistence.Cluster;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Testing.Postgres;

/// <summary>A private cluster in a temporary folder, stopped and removed at the end of the process, also of a killed one.</summary>
public static class TemporaryCluster
{
    /// <returns>The superuser's connection string.</returns>
    public static async Task<string> StartAsync()
    {
        var folder = Path.Combine(FastFolder.Parent, $"allianceportal-test-{Guid.NewGuid():N}");
        var watchdog = ClusterWatchdog.Start(folder);
        var options = new ClusterOptions { DataFolder = folder };
        foreach (var (name, value) in FastSettings.All)
            options.ExtraSettings[name] = value;

        var cluster = await PrivateCluster.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.Dispose();
            Directory.Delete(folder, recursive: true);
            watchdog?.Release();
        };
        return cluster.ConnectionString;
    }
}
