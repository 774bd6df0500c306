using System.Collections.Concurrent;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Bootstrap;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>
/// The first trip of a request: who acts, as of this transaction, and the ticket for it. The ticket is made from what was true of the person the last time and goes along
/// with the question; when the answer is another, a ticket made from it replaces the first before anything is asked with it.
/// </summary>
public sealed class Entrance(TicketKey key)
{
    private readonly ConcurrentDictionary<Guid, ActorRow> last = [];

    /// <summary>Null when nobody active has the id: the transaction is to be given up then.</summary>
    internal async Task<ActorRow?> EnterAsync(NpgsqlConnection connection, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Purpose.Length > 0)
        {
            var portal = new ActorRow(null, []);
            await ShowAsync(connection, portal.Ticket(actor, now), cancel);
            return portal;
        }

        var guess = last.TryGetValue(actor.UserId, out var before) ? before.Ticket(actor, now) : null;
        var who = await AskAsync(connection, actor, guess, cancel);
        if (who is null)
        {
            last.TryRemove(actor.UserId, out _);
            return null;
        }

        var right = who.Ticket(actor, now);
        if (guess is null || !right.SaysAs(guess)) await ShowAsync(connection, right, cancel);
        last[actor.UserId] = who;
        return who;
    }

    /// <summary>Whether the database takes this node's tickets: no longer when a newer version has installed its rules and counts on others.</summary>
    /// <exception cref="NpgsqlException">It does not answer, or refuses them.</exception>
    public async Task<bool> IsOpenAsync(NpgsqlDataSource application, CancellationToken cancel)
    {
        await using var connection = await application.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await EnterAsync(connection, Actor.Accounts, DateTimeOffset.UtcNow, cancel);
        await using var ask = new NpgsqlCommand("select access.ticket() is distinct from null", connection, transaction);
        return await ask.ExecuteScalarAsync(cancel) is true;
    }

    private async Task<ActorRow?> AskAsync(NpgsqlConnection connection, Actor actor, Ticket? guess, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { ActorRow.Question(actor.UserId) } };
        if (guess is not null) Add(batch, guess);
        await using var row = await batch.ExecuteReaderAsync(cancel);
        var who = await ActorRow.MakeAsync(row, actor.UserId, cancel);
        while (await row.NextResultAsync(cancel)) { }
        return who;
    }

    private async Task ShowAsync(NpgsqlConnection connection, Ticket ticket, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, ticket);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private void Add(NpgsqlBatch batch, Ticket ticket)
    {
        var signed = ticket.Sign(key.Key, key.Id, batch.Connection!.ProcessID, DateTimeOffset.UtcNow + Ticket.Life);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select access.enter($1)") { Parameters = { new() { Value = signed } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("savepoint work"));
    }
}
