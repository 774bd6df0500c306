using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Casework.Clock;

/// <summary>
/// The portal's own clock, on every node: each second it does what is due, each thing in a transaction of its own; every ten it folds what boards
/// count, hourly it clears away what the retention schedule says. What fails is tried again a minute later and stands in nobody's way.
/// </summary>
public sealed class PortalClock(NpgsqlDataSource application, ICasework casework, TimeProvider time, ILogger<PortalClock> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenFolding = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);
    private readonly Dictionary<Guid, DateTimeOffset> failed = [];
    private DateTimeOffset foldAt = DateTimeOffset.MinValue;
    private DateTimeOffset forgetAt = DateTimeOffset.MinValue;

    /// <summary>Does everything that is due now.</summary>
    /// <returns>How many things this node did.</returns>
    public async Task<int> TickAsync(CancellationToken cancel)
    {
        var done = 0;
        foreach (var id in await DueAsync(cancel))
            if (!failed.TryGetValue(id, out var again) || again <= time.GetUtcNow())
                done += await DoAsync(id, cancel) ? 1 : 0;

        var now = time.GetUtcNow();
        if (now >= foldAt)
        {
            await using var fold = application.CreateCommand("select casework.fold_board_counts()");
            await fold.ExecuteNonQueryAsync(cancel);
            foldAt = now + BetweenFolding;
        }

        if (now >= forgetAt)
        {
            await casework.RunAsync(Actor.Clock, new ForgetWakeUps(), cancel);
            while ((await casework.RunAsync(Actor.Clock, new RunRetention(), cancel)) is { Succeeded: true, Value.More: true }) ;
            forgetAt = now + Hour;
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reachable = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stoppingToken);
                reachable = true;
            }
            catch (NpgsqlException broken)
            {
                if (reachable) logger.LogWarning("Due work waits, the database cannot be reached: {SqlState}", broken.SqlState);
                reachable = false;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The clock stumbled and goes on.");
            }

            await Pause.ForAsync(Between, time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancel)
    {
        await using var select = application.CreateCommand("select casework.due_now($1)");
        select.Parameters.Add(new() { Value = time.GetUtcNow() });
        var ids = new List<Guid>();
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) ids.Add(rows.GetGuid(0));
        return ids;
    }

    private async Task<bool> DoAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            var outcome = await casework.RunAsync(Actor.Clock, new DoDueWork(id), cancel);
            failed.Remove(id);
            return outcome is { Succeeded: true, Value: true };
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            logger.LogError("Due work {DueWorkId} failed and is tried again later: {Problem}", id, problem.GetType().Name);
            failed[id] = time.GetUtcNow() + Retry;
            return false;
        }
    }
}
