using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Casework.Clock;

/// <summary>
/// One per node: looks for wake-ups each second, and at once after a commit of this node or of one that calls, drops keys that were destroyed, wakes the open pages and calls
/// the other nodes. An outage of the database delays them until it is back; nothing is lost.
/// </summary>
public sealed class WakeUpPump(NpgsqlDataSource application, WakeUps wakeUps, NodeCalls calls, KeyRing keys, TimeProvider time, ILogger<WakeUpPump> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>Commits that follow each other closely are looked for together.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reading = new WakeUpReading(application, time);
        var reachable = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var poked = wakeUps.NextPoke;
            try
            {
                var read = await reading.NextAsync(stoppingToken);
                foreach (var subject in read.Forgotten) keys.Forget(subject);
                if (read.Units.Count > 0) _ = wakeUps.WakeAsync(read.Units);
                // Whoever committed it: who hears of it reads it, passes it on once, and who has read it finds nothing new.
                if (!read.IsEmpty) await calls.CallAsync(stoppingToken);
                if (!reachable) logger.LogInformation("The database answers again; open pages are woken as before.");
                reachable = true;
            }
            catch (NpgsqlException broken)
            {
                if (reachable) logger.LogWarning("Wake-ups wait, the database cannot be reached: {SqlState}", broken.SqlState);
                reachable = false;
            }

            await Pause.ForAsync(AtLeast, time, stoppingToken);
            await Pause.ForAsync(Between, time, stoppingToken, reachable ? poked : null);
        }
    }
}
