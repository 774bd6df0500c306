using AlliancePortal.Casework.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Casework.Clock;

/// <summary>
/// Nodes on one database call each other when something was committed: a call says no more than that. Sent after the commit and apart from it, since a notification
/// inside the transaction makes all writers wait for each other. Whoever misses a call looks within a second anyway.
/// </summary>
public sealed class NodeCalls(NpgsqlDataSource application, PortalConnections connections, WakeUps wakeUps, TimeProvider time, ILogger<NodeCalls> logger) : BackgroundService
{
    private const string Channel = "portal_commits";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private readonly string me = Guid.NewGuid().ToString("N");

    /// <exception cref="NpgsqlException">The database cannot be reached now.</exception>
    public async Task CallAsync(CancellationToken cancel)
    {
        await using var call = application.CreateCommand("select pg_notify($1, $2)");
        foreach (var value in new[] { Channel, me }) call.Parameters.AddWithValue(value);
        await call.ExecuteNonQueryAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException broken)
            {
                logger.LogInformation("Calls of other nodes are not heard for now: {SqlState}", broken.SqlState);
                await Pause.ForAsync(Again, time, stoppingToken);
            }
        }
    }

    // A connection of its own: one of the pool would be given on. Its keepalive notices a line that died silently.
    private async Task HearAsync(CancellationToken stopping)
    {
        await using var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connections.Application) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        await line.OpenAsync(stopping);
        line.Notification += (_, called) =>
        {
            if (called.Payload != me) wakeUps.Poke();
        };
        await using (var listen = new NpgsqlCommand($"listen {Channel}", line)) await listen.ExecuteNonQueryAsync(stopping);
        wakeUps.Poke();
        while (true) await line.WaitAsync(stopping);
    }
}
