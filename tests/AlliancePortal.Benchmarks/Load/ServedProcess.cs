using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>A server in a process of its own on a free port of this machine; stopped as an operator stops it.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly string log;

    private ServedProcess(Process process, int port, string log) => (this.process, Port, this.log) = (process, port, log);

    public int Port { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <param name="command">Program and arguments; the address to listen on is added.</param>
    /// <param name="settings">Environment variables besides those of this process.</param>
    /// <param name="log">File that takes what the process prints.</param>
    /// <param name="ready">Path that answers 200 when it serves.</param>
    public static async Task<ServedProcess> StartAsync(string[] command, IReadOnlyDictionary<string, string> settings, string log, string ready)
    {
        var port = FreePort();
        // The shell becomes the program: nobody here has to read what it prints.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, .. command, "--urls", $"http://127.0.0.1:{port}"]);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        var served = new ServedProcess(Process.Start(start)!, port, log);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(client, ready))
        {
            if (served.process.HasExited || Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException($"It did not start; see {log}.");
            await Task.Delay(5);
        }

        served.FirstAnswer = Stopwatch.GetElapsedTime(started);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine($"It did not stop and is killed; see {log}.");
                process.Kill();
            }
        }

        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
