using System.Globalization;
using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>The database believes one kind of ticket: signed under a known key, for this backend, for the next minute. Everything else sees nothing.</summary>
public sealed class TicketTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    private const int FieldsBeforeSignature = 18;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_ticket_sees_the_units_case_and_no_other()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        Assert.Equal([filled.First.CaseId.ToString()], await SeenAsync(connection, filled.Database.Sign(filled.First.Ticket(), connection)));
        Assert.Equal([filled.Second.CaseId.ToString()], await SeenAsync(connection, filled.Database.Sign(filled.Second.Ticket(), connection)));
    }

    [Fact]
    public async Task A_ticket_with_any_one_field_altered_sees_nothing()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        var good = filled.Database.Sign(filled.First.Ticket(), connection).Split('|');
        Assert.Equal(FieldsBeforeSignature + 1, good.Length);
        var believable = filled.Database.Sign(filled.Second.Ticket(Role.Advocate, Guid.CreateVersion7()) with { Purpose = "clock", At = DateTimeOffset.UtcNow.AddDays(1) }, connection).Split('|');
        believable[2] = (long.Parse(good[2], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

        for (var field = 0; field < good.Length; field++)
        {
            foreach (var value in new[] { believable[field], "", good[field] + "0", "{}" })
            {
                if (value == good[field]) continue;
                string[] altered = [.. good[..field], value, .. good[(field + 1)..]];
                Assert.Empty(await SeenAsync(connection, string.Join('|', altered)));
            }
        }
    }

    [Fact]
    public async Task A_ticket_works_in_the_backend_that_it_was_made_for_and_in_no_other()
    {
        await using var first = await filled.AsApplicationAsync(Cancel);
        await using var second = await filled.AsApplicationAsync(Cancel);
        var ticket = filled.Database.Sign(filled.First.Ticket(), first);
        Assert.NotEmpty(await SeenAsync(first, ticket));
        Assert.Empty(await SeenAsync(second, ticket));
    }

    [Fact]
    public async Task A_ticket_under_an_unknown_an_expired_or_somebody_elses_key_sees_nothing()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        var (key, expires) = (filled.Database.Key, DateTimeOffset.UtcNow + Ticket.Life);
        var ticket = filled.First.Ticket();
        Assert.Empty(await SeenAsync(connection, ticket.Sign(key.Key, "unknown", connection.ProcessID, expires)));
        Assert.Empty(await SeenAsync(connection, ticket.Sign(new byte[32], key.Id, connection.ProcessID, expires)));

        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        await superuser.ExecuteAsync("insert into access.ticket_keys select 'old', inner_pad, outer_pad, now() - interval '1 second' from access.ticket_keys limit 1", Cancel);
        Assert.Empty(await SeenAsync(connection, ticket.Sign(key.Key, "old", connection.ProcessID, expires)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("|")]
    [InlineData("||||||||||||||||")]
    [InlineData("' or true --")]
    [InlineData("null")]
    public async Task What_is_no_ticket_sees_nothing(string text)
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        Assert.Empty(await SeenAsync(connection, text));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("rollback")]
    public async Task Nothing_of_a_ticket_stays_after_the_transaction(string end)
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        await connection.ExecuteAsync("begin", Cancel);
        await connection.SetTicketAsync(filled.Database.Sign(filled.First.Ticket(), connection), Cancel);
        Assert.Equal(1, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
        await connection.ExecuteAsync(end, Cancel);
        Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
        await connection.ExecuteAsync("begin", Cancel);
        Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
    }

    [Fact]
    public async Task A_ticket_that_is_not_believed_takes_back_the_one_before_it()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        var ticket = filled.Database.Sign(filled.First.Ticket(), connection);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.SetTicketAsync(ticket, Cancel);
        Assert.Equal(1, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
        await connection.SetTicketAsync(ticket + "0", Cancel);
        Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
    }

    [Fact]
    public async Task A_ticket_shown_after_a_savepoint_is_gone_with_it()
    {
        await using var connection = await filled.AsApplicationAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.ExecuteAsync("savepoint before", Cancel);
        await connection.SetTicketAsync(filled.Database.Sign(filled.First.Ticket(), connection), Cancel);
        await connection.ExecuteAsync("rollback to savepoint before", Cancel);
        Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
    }

    private static async Task<List<string>> SeenAsync(NpgsqlConnection connection, string ticket)
    {
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.SetTicketAsync(ticket, Cancel);
        return await connection.ColumnAsync("select id::text from casework.cases union select case_id::text from casework.participations", Cancel);
    }
}
