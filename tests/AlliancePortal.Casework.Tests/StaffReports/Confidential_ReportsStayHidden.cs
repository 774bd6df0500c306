using System.Text;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Misconduct;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.StaffReports;

/// <summary>The accused, their supervisor, the administrator, another officer, the analyst: nobody but the named officer learns that there is a report, and no row says who wrote it.</summary>
public sealed class Confidential_ReportsStayHidden
{
    private static readonly string[] Tables = ["staff_reports", "staff_report_letters", "misconduct_entries", "misconduct_tokens"];

    private static readonly bool[] None = [false, false, false, false];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_the_named_officer_sees_acts_or_is_told()
    {
        var (story, code, id) = await ClosedAsync(close: false);
        var world = story.World;
        foreach (var nobody in new[] { world.Investigator, world.PoliceSupervisor, world.Administrator, world.Analyst, world.VaauSupervisor, story.Other })
        {
            foreach (var request in Acts(id, story.Other.UserId)) Assert.Equal(Refusal.NotFound, await request(world, nobody));
            foreach (var request in Acts(Guid.NewGuid(), story.Other.UserId)) Assert.Equal(Refusal.NotFound, await request(world, nobody));
        }

        // Nobody who is signed in acts as a reporter, with the right code neither; and the reporter's side opens nothing of the officer's.
        foreach (var person in new[] { story.Officer, world.Investigator }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(person, new OpenReport(code)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(Actor.SpeakUp, new ShowStaffReport(id)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(Actor.SpeakUp, new SearchMisconduct("Zogu")));

        Assert.Empty(await world.DoAsync(story.Other, new ListStaffReports()));
        foreach (var told in new[] { world.Investigator, world.PoliceSupervisor, story.Other }) Assert.DoesNotContain(await world.ToldAsync(told), line => line.Kind == "report_waits" && line.SubjectId == id);
        foreach (var nobody in new[] { world.Investigator, world.PoliceSupervisor, world.Administrator, world.Analyst })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(nobody, new ListStaffReports()));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(nobody, new SearchMisconduct("Zogu")));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(nobody, new FindColleagues("Zogu")));
        }
    }

    [Fact]
    public async Task The_administrators_audit_page_holds_nothing_of_either_side_and_the_chain_holds_all()
    {
        var (story, _, id) = await ClosedAsync(close: true);
        await using var server = await story.World.AdministratorOfTheServerAsync();
        Assert.Equal(2, await server.ScalarAsync<long>($"select count(*) from audit.entries where facts::text like '%{id}%' and purpose = 'speak_up' and user_id = '{Guid.Empty}' and unit_id is null", Cancel));
        Assert.Equal(3, await server.ScalarAsync<long>($"select count(*) from audit.entries where facts::text like '%{id}%' and user_id = '{story.Officer.UserId}'", Cancel));
        Assert.Equal(0, await server.ScalarAsync<long>($"select count(*) from audit.entries where facts::text like '%{story.World.Investigator.UserId}%' and request like '%Report%'", Cancel));
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from audit.entries where purpose = 'speak_up' and date_trunc('hour', at) <> at", Cancel));

        foreach (var kind in new[] { null, "read", "write", "refused", "portal" })
        {
            for (string? after = null; ;)
            {
                var page = await story.World.DoAsync(story.World.Administrator, new ListAuditEntries { Kind = kind, After = after });
                Assert.DoesNotContain(page.Items, entry => entry.Purpose == "speak_up" || entry.SubjectIds.Contains(id) || entry.Outcome == "done" && entry.Request.EndsWith("Report", StringComparison.Ordinal));
                after = page.Next;
                if (after is null) break;
            }
        }
    }

    [Fact]
    public async Task As_the_applications_role_under_their_own_tickets_they_find_no_row()
    {
        var (story, _, _) = await ClosedAsync(close: true);
        await using var connection = await PolicyDatabase.OpenAsync(story.World.Connections.Application + ";Pooling=false", Cancel);
        foreach (var role in Roles.All)
        {
            var accused = Ticket.Of(role, story.World.Investigator.UserId, Guid.NewGuid(), [Guid.NewGuid()], [], DateTimeOffset.UtcNow);
            var seen = await SeenAsync(story.World, connection, accused);
            Assert.Equal(role == Role.IntegrityOfficer ? [false, false, true, true] : None, seen);
        }

        foreach (var purpose in new[] { "clock", "setup", "speak_up" }) Assert.Equal(None, await SeenAsync(story.World, connection, Ticket.OfPortal(purpose, DateTimeOffset.UtcNow)));
        // The officer's own ticket opens them: this looks at something. As anything but an integrity officer it does not.
        var own = Ticket.Of(Role.IntegrityOfficer, story.Officer.UserId, Guid.NewGuid(), [Guid.NewGuid()], [], DateTimeOffset.UtcNow);
        Assert.DoesNotContain(false, await SeenAsync(story.World, connection, own));
        Assert.Equal(None, await SeenAsync(story.World, connection, own with { Role = "administrator" }));
    }

    [Fact]
    public async Task No_row_of_any_table_holds_what_was_told_or_whom_it_is_about()
    {
        var (story, code, id) = await ClosedAsync(close: true);
        await using var server = await story.World.AdministratorOfTheServerAsync();
        var tables = await server.ColumnAsync("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('casework', 'audit', 'access', 'reference') and table_type = 'BASE TABLE'", Cancel);
        Assert.True(tables.Count > 40);
        async Task<List<string>> WithAsync(string word, bool bytes)
        {
            var found = new List<string>();
            foreach (var table in tables)
                if (await server.ScalarAsync<bool>($"select exists (select 1 from {table} t where t::text ilike '%{word}%'{(bytes ? $" or t::text ilike '%{Convert.ToHexString(Encoding.UTF8.GetBytes(word))}%'" : "")})", Cancel)) found.Add(table);
            return found;
        }

        foreach (var word in new[] { "Kanarinka", "Zogu", "bar by telephone", "Fridays", "telephone records", code, code.Replace("-", "", StringComparison.Ordinal) }) Assert.Empty(await WithAsync(word, bytes: true));
        // What does not find the report's id looks at nothing.
        Assert.Contains("casework.staff_reports", await WithAsync($"{id}", bytes: false));
        var naming = await server.ScalarAsync<long>($"select count(*) from casework.staff_reports t where t::text like '%{story.World.Investigator.UserId}%'", Cancel);
        Assert.Equal(0, naming);
    }

    /// <summary>A report about the investigator with words of both sides and a note; founded where it is closed.</summary>
    private static async Task<(ReportStory Story, string Code, Guid Id)> ClosedAsync(bool close)
    {
        var story = await ReportStory.BeginAsync();
        var (code, id) = await story.ReportedAsync();
        await story.World.DoAsync(story.Officer, new NameAccused { ReportId = id, UserIds = [story.World.Investigator.UserId] });
        await story.World.DoAsync(story.Officer, new WriteUnderReport { ReportId = id, Text = "Ask for the telephone records.", IsNote = true });
        await story.World.DoAsync(Actor.SpeakUp, new AnswerOfficer { Code = code, Text = "Fridays." });
        var finding = new MisconductFinding { Name = "Kanarinka Zogu", Agency = "Kanarinka", Kind = "tip_off", FoundOn = new DateOnly(2026, 11, 20), Measure = "Kanarinka" };
        if (close) await story.World.DoAsync(story.Officer, new CloseReport { ReportId = id, Outcome = "founded", Text = "Kanarinka was it.", Finding = finding });
        return (story, code, id);
    }

    private static IEnumerable<Func<CaseworkWorld, Actor, Task<Refusal?>>> Acts(Guid id, Guid officer) =>
    [
        (world, actor) => world.RefusalAsync(actor, new ShowStaffReport(id)),
        (world, actor) => world.RefusalAsync(actor, new WriteUnderReport { ReportId = id, Text = "" }),
        (world, actor) => world.RefusalAsync(actor, new NameAccused { ReportId = id, UserIds = [] }),
        (world, actor) => world.RefusalAsync(actor, new HandOverReport(id, officer)),
        (world, actor) => world.RefusalAsync(actor, new CloseReport { ReportId = id, Outcome = "", Text = "" }),
    ];

    private static async Task<List<bool>> SeenAsync(CaseworkWorld world, NpgsqlConnection connection, Ticket ticket)
    {
        var key = world.Services.GetRequiredService<TicketKey>();
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await connection.SetTicketAsync(ticket.Sign(key.Key, key.Id, connection.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
        var seen = new List<bool>();
        foreach (var table in Tables) seen.Add(await connection.ScalarAsync<bool>($"select exists (select 1 from casework.{table})", Cancel));
        return seen;
    }
}
