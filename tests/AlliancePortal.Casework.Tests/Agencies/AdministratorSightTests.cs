using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Agencies;

/// <summary>Whoever administers people and agencies sees no case, not even by a query of their own under their own ticket.</summary>
public sealed class AdministratorSightTests
{
    // What an administrator works on, and what holds ids of units and times only.
    private static readonly string[] OfTheirOffice = ["workers", "interpreters", "wake_ups"];

    [Theory]
    [InlineData("administrator", false)]
    [InlineData("police_investigator", true)]
    public async Task No_row_of_any_case_table_shows(string role, bool sees)
    {
        var cancel = TestContext.Current.CancellationToken;
        var world = await CaseworkWorld.Shared;
        await world.DoAsync(world.Investigator, Intakes.Child() with { Consent = new ConsentTakenIn { Purposes = ["assistance"] } });
        var actor = sees ? world.Investigator : world.Administrator;

        await using var connection = new NpgsqlConnection(world.Connections.Application);
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await SetTicketAsync(world, connection, actor.UserId, role, cancel);
        var tables = await ColumnAsync(connection, "select tablename::text from pg_tables where schemaname = 'casework' order by 1", cancel);
        Assert.True(tables.Count > 20);

        var shown = new List<string>();
        foreach (var table in tables.Except(OfTheirOffice))
        {
            var may = await ColumnAsync(connection, $"select 'yes' where has_table_privilege('casework.{table}', 'select')", cancel);
            if (may.Count > 0 && (await ColumnAsync(connection, $"select 'row' from casework.{table} limit 1", cancel)).Count > 0) shown.Add(table);
        }

        if (!sees) Assert.Empty(shown);
        else Assert.Superset(new HashSet<string> { "cases", "identities", "caseload", "guardianships", "guardianship_box", "referral_box", "assignments", "participations" }, shown.ToHashSet());
    }

    private static async Task SetTicketAsync(CaseworkWorld world, NpgsqlConnection connection, Guid userId, string role, CancellationToken cancel)
    {
        await using var actor = new NpgsqlCommand("select agency_id, unit_ids from access.actor($1)", connection) { Parameters = { new() { Value = userId } } };
        Ticket ticket;
        await using (var row = await actor.ExecuteReaderAsync(cancel))
        {
            Assert.True(await row.ReadAsync(cancel));
            ticket = new Ticket
            {
                UserId = userId,
                AgencyId = row.GetGuid(0),
                UnitIds = row.GetFieldValue<Guid[]>(1),
                Role = role,
                // As wide as it can be: the masks must not be what keeps an administrator out.
                ReadAll = Sections.Everything,
                ReadMinimal = Sections.Everything,
                ReadOwn = Sections.Everything,
                ReadNamed = Sections.Everything,
                Add = 0,
                Edit = 0,
                Excluded = [],
                OwnAgencyIds = [row.GetGuid(0)],
                At = world.Clock.GetUtcNow(),
            };
        }

        var key = world.Services.GetRequiredService<TicketKey>();
        await using var set = new NpgsqlCommand("select access.enter($1)", connection)
        {
            Parameters = { new() { Value = ticket.Sign(key.Key, key.Id, connection.ProcessID, DateTimeOffset.UtcNow + Ticket.Life) } },
        };
        await set.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<string>> ColumnAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await rows.ReadAsync(cancel)) values.Add(rows.GetString(0));
        return values;
    }
}
