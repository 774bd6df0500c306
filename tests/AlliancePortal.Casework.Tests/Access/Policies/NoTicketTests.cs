namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>Whoever got hold of the application's password, or injects a statement outside the gate, has nothing.</summary>
public sealed class NoTicketTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
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
}
