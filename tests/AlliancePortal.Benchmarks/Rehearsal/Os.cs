using System.Diagnostics;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>Programs of the operating system, run as the account that PostgreSQL runs as.</summary>
internal static class Os
{
    private static readonly string[] AsPostgres = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];

    /// <summary>What must be installed before; nothing is installed by the rehearsal.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; the message says what.</exception>
    public static void Require(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = programs.Where(program => !folders.Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"Not installed: {string.Join(", ", missing)}. On Debian: apt-get install patroni etcd-server python3-etcd pgbackrest openssl util-linux postgresql.");
    }

    /// <summary>Starts a program that goes on; what it prints is in the file.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> settings, string log, params string[] command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. AsPostgres, .. command]);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        // The libraries of PostgreSQL look there for certificates, and may not in that of root.
        start.Environment["HOME"] = Path.GetTempPath();
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] command)
    {
        string[] whole = [.. AsPostgres, .. command];
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        // The libraries of PostgreSQL look there for certificates, and may not in that of root.
        start.Environment["HOME"] = Path.GetTempPath();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command[..Math.Min(4, command.Length)])} failed: {await error} {await output}");
        return await output;
    }

    /// <summary>A process with all that it started, as <c>/proc</c> has them.</summary>
    public static IReadOnlyList<int> WithChildren(int process)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0).Where(id => id > 0).Select(id => (Id: id, Parent: ParentOf(id))).ToList();
        var found = new List<int> { process };
        for (var n = 0; n < found.Count; n++) found.AddRange(parents.Where(one => one.Parent == found[n]).Select(one => one.Id));
        return found;
    }

    private static int ParentOf(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
