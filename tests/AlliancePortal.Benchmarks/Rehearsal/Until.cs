using System.Diagnostics;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>Waiting for servers.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Asks every fifth of a second.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It is not so after three minutes.</exception>
    public static async Task<TimeSpan> ItIsAsync(string what, Func<Task<bool>> ask)
    {
        var waiting = Stopwatch.StartNew();
        while (!await ask())
        {
            if (waiting.Elapsed > Patience) throw new TimeoutException($"Not after {Patience.TotalMinutes} minutes: {what}.");
            await Task.Delay(200);
        }

        return waiting.Elapsed;
    }
}
