using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>Promise 4: the database itself refuses. Whoever got hold of the application's password, or injects a statement outside the gate, has nothing.</summary>
public sealed class Promise04_DatabaseItselfRefuses(FilledDatabase filled, ITestOutputHelper output) : IClassFixture<FilledDatabase>
{
    // Contentless, so that a node learns of them without acting for anybody: units and times.
    private static readonly string[] Public = ["wake_ups"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_ticket_every_table_is_empty()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        await using var application = await filled.AsApplicationAsync(Cancel);
        Assert.NotEmpty(filled.Rows.Tables);
        foreach (var table in filled.Rows.Tables)
        {
            Assert.True(await superuser.ScalarAsync<long>($"select count(*) from casework.{table}", Cancel) >= 3, $"{table} holds nothing to be hidden.");
            if (Public.Contains(table)) continue;
            Assert.Equal(0, await application.ScalarAsync<long>($"select count(*) from casework.{table}", Cancel));
        }
    }

    [Fact]
    public async Task Without_a_ticket_nothing_is_written()
    {
        await using var application = await filled.AsApplicationAsync(Cancel);
        foreach (var table in filled.Rows.Tables)
        {
            var column = filled.Rows.FirstColumn(table);
            // A rule may refuse before the policy does (class AP).
            Assert.Matches("^(42501|AP[0-9]+)$", await application.TryAsync(filled.Rows.Insert(table), Cancel));
            Assert.Contains(await application.TryAsync($"delete from casework.{table}", Cancel), new[] { "42501", "0" });
            Assert.Contains(await application.TryAsync($"update casework.{table} set \"{column}\" = default", Cancel), new[] { "42501", "0" });
            Assert.Equal("42501", await application.TryAsync($"truncate casework.{table}", Cancel));
        }
    }

    [Fact]
    public async Task Under_a_forged_expired_prolonged_or_foreign_ticket_every_table_is_empty()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        await using var other = await filled.AsApplicationAsync(Cancel);
        var (key, ticket) = (filled.Database.Key, filled.First.Ticket());
        var good = filled.Database.Sign(ticket, connection);
        string Until(TimeSpan life) => ticket.Sign(key.Key, key.Id, connection.ProcessID, DateTimeOffset.UtcNow + life);
        Dictionary<string, string> bad = new()
        {
            ["forged"] = ticket.Sign(new byte[32], key.Id, connection.ProcessID, DateTimeOffset.UtcNow + Ticket.Life),
            ["altered"] = good[..^1] + (good[^1] == '0' ? '1' : '0'),
            ["expired"] = Until(TimeSpan.FromSeconds(-1)),
            ["prolonged"] = Until(TimeSpan.FromHours(1)),
            ["another backend's"] = filled.Database.Sign(ticket, other),
        };

        var open = 0;
        foreach (var table in filled.Rows.Tables.Except(Public))
        {
            if (await SeenAsync(connection, good, table) > 0) open++;
            foreach (var (kind, text) in bad) Assert.True(await SeenAsync(connection, text, table) == 0, $"{table} opens to a ticket that is {kind}.");
        }

        Assert.True(open > 20, $"A good ticket opens {open} tables only: this test proves nothing.");
        output.WriteLine($"{filled.Rows.Tables.Count()} tables, {open} of them open to the good ticket: 0 rows under {bad.Count} kinds of bad ones");
    }

    [Fact]
    public async Task A_thousand_users_in_turn_on_one_connection_see_no_foreign_row()
    {
        await using var pool = NpgsqlDataSource.Create(filled.Database.Application + ";Maximum Pool Size=1");
        for (var turn = 0; turn < 1000; turn++)
        {
            var holder = (turn % 2 == 0 ? filled.First : filled.Second) with { UserId = Guid.CreateVersion7() };
            await using var connection = await pool.OpenConnectionAsync(Cancel);
            Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await connection.SetTicketAsync(filled.Database.Sign(holder.Ticket(), connection), Cancel);
            Assert.Equal([holder.CaseId.ToString()], await connection.ColumnAsync("select case_id::text from casework.caseload union select id::text from casework.cases", Cancel));
            if (turn % 3 == 0) await transaction.RollbackAsync(Cancel);
            else await transaction.CommitAsync(Cancel);
        }
    }

    [Fact]
    public async Task Every_table_forces_its_policies_even_on_its_owner()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        var unprotected = await superuser.ColumnAsync("""
            select c.relname::text from pg_class c where c.relnamespace = 'casework'::regnamespace and c.relkind in ('r', 'p')
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """, Cancel);
        Assert.Empty(unprotected);
        Assert.Empty(await superuser.ColumnAsync("select viewname::text from pg_views where schemaname = 'casework'", Cancel));
    }

    private static async Task<long> SeenAsync(NpgsqlConnection connection, string ticket, string table)
    {
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.SetTicketAsync(ticket, Cancel);
        return await connection.ScalarAsync<long>($"select count(*) from casework.{table}", Cancel);
    }
}
