using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>One backend of a database of its own, asked over and over what it takes for a ticket.</summary>
public sealed class TicketBackend : IAsyncLifetime
{
    internal PolicyDatabase Database { get; private set; } = null!;

    internal NpgsqlConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await PolicyDatabase.CreateAsync(default);
        Connection = await PolicyDatabase.OpenAsync(Database.Superuser, default);
        await Connection.ExecuteAsync("""
            create function pg_temp.believed(tickets text[]) returns text language plpgsql as $$
            declare one text;
            begin
                foreach one in array tickets loop
                    perform access.enter(one);
                    if access.ticket() is distinct from null then return one; end if;
                end loop;
                return null;
            end $$
            """, default);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    internal string Sign(Ticket ticket, int seconds = 55) => ticket.Sign(Database.Key.Key, Database.Key.Id, Connection.ProcessID, DateTimeOffset.UtcNow.AddSeconds(seconds));

    /// <returns>The first of them that the database takes for a ticket; null: none.</returns>
    internal string? Believed(string[] tickets)
    {
        using var ask = new NpgsqlCommand("select pg_temp.believed($1)", Connection) { Parameters = { new() { Value = tickets } } };
        return ask.ExecuteScalar() as string;
    }

    /// <returns>The fields that the database reads; null: it takes it for no ticket.</returns>
    internal string? Read(string ticket)
    {
        using var transaction = Connection.BeginTransaction();
        using var set = new NpgsqlCommand("select access.enter($1)", Connection) { Parameters = { new() { Value = ticket } } };
        set.ExecuteNonQuery();
        using var read = new NpgsqlCommand("""
            select t.user_id, t.agency_id, t.unit_ids, t.role, t.purpose, array[t.read_all, t.read_minimal, t.read_own, t.read_named, t.may_add, t.may_edit], t.excluded, t.unnamed, t.own_agencies, t.at
            from access.ticket() t where t.user_id is not null
            """, Connection);
        using var row = read.ExecuteReader();
        return row.Read()
            ? AnyTicket.Fields(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<Guid[]>(2), row.GetString(3), row.GetString(4), row.GetFieldValue<int[]>(5), row.GetFieldValue<Guid[]>(6), row.GetFieldValue<Guid[]>(7), row.GetFieldValue<Guid[]>(8), row.GetDateTime(9))
            : null;
    }
}
