using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>The policies of a case's sections ask functions, which do not ask the policies of participations and of emergency accesses again: both must mean the same rows.</summary>
public sealed class SightTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("participations", "access.sights")]
    [InlineData("break_glasses", "access.emergencies")]
    public async Task What_the_functions_ask_is_what_the_policy_shows(string table, string view)
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser + ";Pooling=false", Cancel);
        await superuser.ExecuteAsync("set session_replication_role = replica; begin", Cancel);
        Guid[] cases = [filled.First.CaseId, .. Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7())];
        foreach (var (which, n) in cases.Select((id, n) => (id, n))) await superuser.ExecuteAsync(Row(table, which, n) + " on conflict do nothing", Cancel);

        var shown = 0;
        foreach (var ticket in Roles.All.SelectMany(role => new[] { filled.First.Ticket(role), filled.First.Ticket(role, cases[..20]) }))
        {
            await superuser.ExecuteAsync("savepoint asked", Cancel);
            await superuser.SetTicketAsync(filled.Database.Sign(ticket, superuser), Cancel);
            var policy = await RowsAsync(superuser, "portal_app", $"casework.{table}");
            Assert.Equal(policy, await RowsAsync(superuser, "portal_projector", view));
            shown += policy.Count;
            await superuser.ExecuteAsync("rollback to savepoint asked", Cancel);
        }

        Assert.True(shown > 50, $"{shown} rows in all: this test proves nothing.");
        await superuser.ExecuteAsync("rollback", Cancel);
    }

    private static async Task<List<string>> RowsAsync(NpgsqlConnection connection, string role, string from)
    {
        await connection.ExecuteAsync($"set local role {role}", Cancel);
        var rows = await connection.ColumnAsync($"select case_id::text || ' ' || full_mask from {from} order by 1", Cancel);
        await connection.ExecuteAsync("reset role", Cancel);
        return rows;
    }

    // Of the ticket's unit and person or of others, running or over, begun or not, ended or not.
    private string Row(string table, Guid caseId, int n) => filled.Rows.Insert(table,
        ("case_id", $"'{caseId}'"), ("unit_id", n % 5 == 4 ? "gen_random_uuid()" : $"'{filled.First.UnitId}'"), ("user_id", n % 5 == 4 ? "gen_random_uuid()" : $"'{filled.First.UserId}'"),
        ("until", n % 3 == 0 ? "null" : $"now() + interval '1 day' * {n % 3 * 2 - 3}"), ("full_mask", $"{n + 1}"), ("is_active", n % 2 == 0 ? "true" : "false"),
        ("opened_at", n % 7 == 6 ? "null" : "now()"), ("ended_at", n % 4 == 3 ? "now()" : "null"), ("open_until", $"now() + interval '1 day' * {n % 3 - 1}"));
}
