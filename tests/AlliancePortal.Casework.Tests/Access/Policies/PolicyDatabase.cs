using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>A prepared database of its own, seen from both sides: rows made by its superuser, and the application's role under tickets of choice.</summary>
internal sealed class PolicyDatabase
{
    private PolicyDatabase(string superuser, string application, TicketKey key) => (Superuser, Application, Key) = (superuser, application, key);

    public string Superuser { get; }

    public string Application { get; }

    public TicketKey Key { get; }

    public static async Task<PolicyDatabase> CreateAsync(CancellationToken cancel)
    {
        var superuser = await PreparedDatabase.CopyAsync();
        var connections = PortalConnections.From(superuser, TestMasterKey.Instance);
        var keys = await PortalDatabase.PrepareAsync(connections, TestMasterKey.Instance, JurisdictionFile.Default, cancel);
        return new PolicyDatabase(superuser, connections.Application, keys.Ticket);
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>The ticket as the gate would sign it for that backend.</summary>
    public string Sign(Ticket ticket, NpgsqlConnection backend) => ticket.Sign(Key.Key, Key.Id, backend.ProcessID, DateTimeOffset.UtcNow + Ticket.Life);
}

/// <summary>Single statements on an open connection.</summary>
internal static class Statements
{
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task<List<string>> ColumnAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await rows.ReadAsync(cancel)) values.Add(rows.GetString(0));
        return values;
    }

    /// <summary>Puts the ticket into the running transaction, as the gate does.</summary>
    public static async Task SetTicketAsync(this NpgsqlConnection connection, string ticket, CancellationToken cancel)
    {
        await using var set = new NpgsqlCommand("select access.enter($1)", connection) { Parameters = { new() { Value = ticket } } };
        await set.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The SQLSTATE with which the statement is refused, or how many rows it touched; nothing of it stays.</summary>
    public static async Task<string> TryAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            return (await connection.ExecuteAsync(sql, cancel)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException error)
        {
            return error.SqlState;
        }
    }
}
