using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Testing.Postgres;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

/// <summary>A data folder of one test; the blank in its name is on purpose.</summary>
public sealed class TestFolder : IDisposable
{
    public string Root { get; } = System.IO.Path.Combine(FastFolder.Parent, $"alliance portal {Guid.NewGuid():N}");

    public static ClusterOptions Options(string folder)
    {
        var options = new ClusterOptions { DataFolder = folder };
        foreach (var (name, value) in FastSettings.All)
            options.ExtraSettings[name] = value;
        return options;
    }

    public ClusterOptions Options() => Options(Root);

    public string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
