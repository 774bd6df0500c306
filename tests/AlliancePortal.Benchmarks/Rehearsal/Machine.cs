using System.Diagnostics;
using System.Globalization;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>One database server as its own machine would be: Patroni with the PostgreSQL that it started, on ports of loopback.</summary>
internal sealed class Machine(Site site, string scope, int number, int port) : IAsyncDisposable
{
    private Process? patroni;

    public string Name { get; } = $"{scope}-{number}";

    public int Port => port;

    public int RestPort => port + 1000;

    public string Data => Path.Combine(site.Folder, Name);

    /// <summary>As in <c>node.env.example</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["PATRONI_SCOPE"] = scope,
        ["PATRONI_NAME"] = Name,
        ["PATRONI_ETCD3_HOSTS"] = $"'127.0.0.1:{site.EtcdPort}'",
        ["PATRONI_RESTAPI_LISTEN"] = $"127.0.0.1:{RestPort}",
        ["PATRONI_RESTAPI_CONNECT_ADDRESS"] = $"127.0.0.1:{RestPort}",
        ["PATRONI_POSTGRESQL_LISTEN"] = $"127.0.0.1:{port}",
        ["PATRONI_POSTGRESQL_CONNECT_ADDRESS"] = $"127.0.0.1:{port}",
        ["PATRONI_POSTGRESQL_DATA_DIR"] = Data,
        ["PATRONI_POSTGRESQL_BIN_DIR"] = site.Programs,
        ["PATRONI_POSTGRESQL_PGPASS"] = Data + ".pgpass",
        ["PATRONI_SUPERUSER_USERNAME"] = "postgres",
        ["PATRONI_SUPERUSER_PASSWORD"] = site.Password,
        ["PATRONI_SUPERUSER_SSLMODE"] = "verify-full",
        ["PATRONI_SUPERUSER_SSLROOTCERT"] = site.Authority,
        ["PATRONI_REPLICATION_USERNAME"] = "replicator",
        ["PATRONI_REPLICATION_PASSWORD"] = site.Password,
        ["PATRONI_REPLICATION_SSLMODE"] = "verify-full",
        ["PATRONI_REPLICATION_SSLROOTCERT"] = site.Authority,
        ["PGBACKREST_CONFIG"] = Path.Combine(site.Folder, "pgbackrest.conf"),
        ["PGBACKREST_STANZA"] = scope,
        ["PGBACKREST_PG1_PATH"] = Data,
        ["PGBACKREST_PG1_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["PGBACKREST_PG1_SOCKET_PATH"] = site.Folder,
        ["PGBACKREST_REPO1_PATH"] = Path.Combine(site.Folder, "backups", scope),
        ["PGBACKREST_REPO1_CIPHER_PASS"] = site.Password,
        ["PGBACKREST_LOCK_PATH"] = Path.Combine(site.Folder, Name + ".locks"),
    };

    public void Start() => patroni = Os.Start(Settings, Data + ".log", "patroni", Path.Combine(site.Folder, "patroni.yml"));

    /// <summary>Everything on it at once, as when its power fails.</summary>
    public void PowerOff()
    {
        foreach (var id in Os.WithChildren(patroni!.Id).Append(Postmaster).SelectMany(Os.WithChildren).Distinct().ToList()) Kill(id);
    }

    /// <summary>Its PostgreSQL alone, as when the system kills it for want of memory.</summary>
    public void KillPostgres() => Kill(Postmaster);

    /// <summary>What Patroni says of it: <c>primary</c>, <c>sync</c>, <c>replica</c>; 200 or not.</summary>
    public async Task<bool> IsAsync(string role)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync($"http://127.0.0.1:{RestPort}/{role}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (patroni is null) return;
        if (!patroni.HasExited)
        {
            Process.Start("kill", ["-TERM", $"{patroni.Id}"]).Dispose();
            await patroni.WaitForExitAsync();
        }

        patroni.Dispose();
        patroni = null;
    }

    private int Postmaster => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            // Ended meanwhile, as a child of one that was killed before.
        }
    }
}
