using System.Diagnostics;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>What one kind of call took: milliseconds, but for the calls and how many of them were answered in a second.</summary>
/// <param name="ServerCpu">Processor time of the serving process for one call.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL for one call.</param>
internal sealed record Timing(double P50, double P95, double P99, double PerSecond, double ServerCpu, double DatabaseCpu, int Calls)
{
    /// <summary>Of several rounds the middle of each figure.</summary>
    public static Timing Median(IReadOnlyCollection<Timing> rounds)
    {
        double Middle(Func<Timing, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
        return new Timing(Middle(r => r.P50), Middle(r => r.P95), Middle(r => r.P99), Middle(r => r.PerSecond), Middle(r => r.ServerCpu), Middle(r => r.DatabaseCpu), rounds.Sum(r => r.Calls));
    }
}

/// <summary>Sends one kind of call by so many clients, each with its connection and the next call as soon as the last is answered.</summary>
internal static class Drive
{
    private const int First = 8;
    private const int Warming = 300;

    /// <summary>Calls that do not count: some hundreds, at most twice as long as a kind of call is measured in a round.</summary>
    public static void WarmUp(int port, Func<int, byte[]> request, double seconds)
    {
        using var client = new LeanClient(port);
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < Warming && Stopwatch.GetElapsedTime(started).TotalSeconds < 2 * seconds; n++) client.Send(request(n));
    }

    public static Timing For(TimeSpan time, int clients, int port, Func<int, byte[]> request, int server, int database)
    {
        var open = Enumerable.Range(0, clients).Select(_ => new LeanClient(port)).ToArray();
        try
        {
            var next = -1;
            for (var n = 0; n < First; n++) open[n % clients].Send(request(Interlocked.Increment(ref next)));
            var (serverBefore, databaseBefore) = (ProcessFigures.Cpu(server), ProcessFigures.CpuWithChildren(database));
            var started = Stopwatch.GetTimestamp();
            var taken = open.Select(_ => new List<double>()).ToArray();
            Exception? failure = null;
            var threads = open.Select((client, which) => new Thread(() =>
            {
                try
                {
                    while (failure is null && Stopwatch.GetElapsedTime(started) < time)
                    {
                        var bytes = request(Interlocked.Increment(ref next));
                        var sent = Stopwatch.GetTimestamp();
                        client.Send(bytes);
                        taken[which].Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                }
                catch (Exception problem) when (problem is InvalidOperationException or System.Net.Sockets.SocketException)
                {
                    failure = problem;
                }
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            if (failure is not null) throw failure;
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var all = taken.SelectMany(one => one).Order().ToArray();
            double At(double share) => all[Math.Min(all.Length - 1, (int)(all.Length * share))];
            return new Timing(At(0.5), At(0.95), At(0.99), all.Length / seconds,
                (ProcessFigures.Cpu(server) - serverBefore) / all.Length, (ProcessFigures.CpuWithChildren(database) - databaseBefore) / all.Length, all.Length);
        }
        finally
        {
            foreach (var client in open) client.Dispose();
        }
    }
}
