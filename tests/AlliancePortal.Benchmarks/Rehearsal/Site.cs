using System.Diagnostics;
using System.Security.Cryptography;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>etcd, three servers for the cases and one for the keyring, each from the files of <c>src/deploy</c>, in one folder on this machine.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int FirstPort = 15432;
    private readonly Process etcd;

    private Site(string folder, string programs)
    {
        (Folder, Programs) = (folder, programs);
        etcd = Os.Start(new Dictionary<string, string>(), Path.Combine(folder, "etcd.log"), "etcd", "--data-dir", Path.Combine(folder, "etcd"), "--listen-client-urls", $"http://127.0.0.1:{EtcdPort}",
            "--advertise-client-urls", $"http://127.0.0.1:{EtcdPort}", "--listen-peer-urls", $"http://127.0.0.1:{EtcdPort + 1}", "--initial-advertise-peer-urls", $"http://127.0.0.1:{EtcdPort + 1}",
            "--initial-cluster", $"default=http://127.0.0.1:{EtcdPort + 1}");
        Cases = [.. Enumerable.Range(1, 3).Select(n => new Machine(this, "cases", n, FirstPort + n))];
        Keyring = new Machine(this, "keyring", 1, FirstPort + 10);
    }

    public string Folder { get; }

    /// <summary>Where PostgreSQL's programs are.</summary>
    public string Programs { get; }

    public int EtcdPort => 12379;

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Certificate that signed the servers'.</summary>
    public string Authority => Path.Combine(Folder, "tls", "ca.crt");

    public IReadOnlyList<Machine> Cases { get; }

    public Machine Keyring { get; }

    /// <summary>What the portal is told, as in <c>portal.env.example</c>.</summary>
    public string ConnectionTo(IEnumerable<Machine> machines) =>
        $"Host={string.Join(',', machines.Select(machine => $"127.0.0.1:{machine.Port}"))};Username=postgres;Password={Password};SSL Mode=VerifyFull;Root Certificate={Authority}";

    /// <summary>Starts all; one after the other takes the lead, copies and follows.</summary>
    public static async Task<Site> StartAsync(string folder)
    {
        Os.Require("etcd", "patroni", "pgbackrest", "openssl", "setpriv");
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "pg_rewind"))).Order().LastOrDefault()
            ?? throw new InvalidOperationException("No PostgreSQL with pg_rewind under /usr/lib/postgresql.");
        await PrepareAsync(folder);
        var site = new Site(folder, programs);
        site.Keyring.Start();
        site.Cases[0].Start();
        await Until.ItIsAsync("the first servers lead", async () => await site.Cases[0].IsAsync("primary") && await site.Keyring.IsAsync("primary"));
        foreach (var machine in site.Cases.Skip(1)) machine.Start();
        await site.IsWholeAsync();
        return site;
    }

    /// <summary>The server that writes now; null: none.</summary>
    public async Task<Machine?> PrimaryAsync()
    {
        foreach (var machine in Cases)
            if (await machine.IsAsync("primary")) return machine;
        return null;
    }

    /// <summary>Waits until one writes, one has all that was acknowledged, and one follows.</summary>
    public Task IsWholeAsync() => Until.ItIsAsync("three servers work together", async () =>
        await PrimaryAsync() is not null && (await Task.WhenAll(Cases.Select(machine => machine.IsAsync("synchronous")))).Count(yes => yes) == 1
            && (await Task.WhenAll(Cases.Select(machine => machine.IsAsync("replica")))).Count(yes => yes) == 2);

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in Cases.Append(Keyring).Reverse()) await machine.DisposeAsync();
        etcd.Kill();
        await etcd.WaitForExitAsync();
        etcd.Dispose();
    }

    private static async Task PrepareAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) await Process.Start("chown", ["postgres:postgres", folder]).WaitForExitAsync();
        var none = new Dictionary<string, string>();
        await Os.RunAsync(none, "mkdir", "-p", Path.Combine(folder, "tls"), Path.Combine(folder, "backups"));
        foreach (var file in new[] { "patroni.yml", "pgbackrest.conf" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "deploy", file));
            await File.WriteAllTextAsync(Path.Combine(folder, file), text.Replace("/etc/allianceportal", folder, StringComparison.Ordinal).Replace("/var/run/postgresql", folder, StringComparison.Ordinal));
        }

        string Tls(string name) => Path.Combine(folder, "tls", name);
        await Os.RunAsync(none, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=rehearsal", "-keyout", Tls("ca.key"), "-out", Tls("ca.crt"));
        await Os.RunAsync(none, "openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", Tls("server.key"), "-out", Tls("server.csr"));
        await Os.RunAsync(none, "sh", "-c", $"echo subjectAltName=IP:127.0.0.1 >'{Tls("san")}'; openssl x509 -req -in '{Tls("server.csr")}' -CA '{Tls("ca.crt")}' -CAkey '{Tls("ca.key")}' -CAcreateserial -days 2 -extfile '{Tls("san")}' -out '{Tls("server.crt")}'; chmod 600 '{Tls("server.key")}'");
    }
}
