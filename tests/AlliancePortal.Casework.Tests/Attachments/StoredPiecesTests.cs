using System.Text;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Attachments;

/// <summary>How files lie in the database: sealed, in pieces of which none can be exchanged, moved or left out, and unreadable without the person's key.</summary>
public sealed class StoredPiecesTests
{
    private const string Canary = "Kanarinka of the file";

    private static readonly string Long = string.Concat(Enumerable.Repeat(Canary + "\n", 30_000));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("exchanged", "update casework.attachment_pieces p set content = q.content from casework.attachment_pieces q where p.attachment_id = '{0}' and q.attachment_id = '{0}' and p.position + q.position = 1")]
    [InlineData("of another file", "update casework.attachment_pieces p set content = q.content from casework.attachment_pieces q where p.attachment_id = '{0}' and q.attachment_id = '{1}' and p.position = q.position")]
    [InlineData("cut off", "delete from casework.attachment_pieces where attachment_id = '{0}' and position = 2")]
    [InlineData("cut off, and the number too", "delete from casework.attachment_pieces where attachment_id = '{0}' and position > 0; update casework.attachments set pieces = 1, length = 262144 where id = '{0}'")]
    [InlineData("left out", "delete from casework.attachment_pieces where attachment_id = '{0}' and position = 1")]
    [InlineData("moved up", "delete from casework.attachment_pieces where attachment_id = '{0}' and position = 0; update casework.attachment_pieces set position = position - 1 where attachment_id = '{0}'; update casework.attachments set pieces = 2 where id = '{0}'")]
    [InlineData("altered", "update casework.attachment_pieces set content = set_byte(content, 100, get_byte(content, 100) # 1) where attachment_id = '{0}' and position = 1")]
    [InlineData("more than there were", "insert into casework.attachment_pieces select attachment_id, 3, case_id, content from casework.attachment_pieces where attachment_id = '{0}' and position = 2")]
    public async Task A_file_whose_pieces_are_not_what_was_stored_is_not_given_out(string how, string sql)
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var (file, other) = (await world.AttachTextAsync(world.Investigator, taken.CaseId, "investigation", Long), await world.AttachTextAsync(world.Investigator, taken.CaseId, "investigation", Long));
        Assert.Equal(Long, Encoding.UTF8.GetString(await world.ContentAsync(world.Investigator, file)));
        await using (var admin = await world.AdministratorOfTheServerAsync())
            await admin.ExecuteAsync(sql.Replace("{0}", file.ToString(), StringComparison.Ordinal).Replace("{1}", other.ToString(), StringComparison.Ordinal), Cancel);

        Assert.True(AttachmentRefusals.Altered == await world.RefusalAsync(world.Investigator, new OpenAttachment(file)), how);
    }

    [Fact]
    public async Task No_word_of_a_file_its_name_or_its_description_stands_in_a_table_and_without_the_key_nobody_reads_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var file = (await world.DoAsync(world.Investigator, await world.FileAsync(taken.CaseId, "investigation", SampleFiles.Text(Long), Canary + ".txt", Canary))).AttachmentId;
        await using var admin = await world.AdministratorOfTheServerAsync();
        var rows = await admin.ColumnAsync($"select encode(names, 'hex') from casework.attachments where id = '{file}' union all select encode(content, 'hex') from casework.attachment_pieces where attachment_id = '{file}'", Cancel);
        Assert.Equal(4, rows.Count);
        Assert.DoesNotContain(rows, row => row.Contains(Convert.ToHexStringLower("Kanarinka"u8), StringComparison.Ordinal));

        var victim = Guid.Parse((await admin.ColumnAsync($"select victim_id::text from casework.cases where id = '{taken.CaseId}'", Cancel))[0]);
        await world.Services.GetRequiredService<KeyRing>().DestroyAsync(victim, Cancel);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenAttachment(file)));
        var line = Assert.Single((await world.DoAsync(world.Investigator, new ListAttachments(taken.CaseId))).Items);
        Assert.Equal((null, null), (line.Description, line.FileName));
    }

    [Fact]
    public async Task A_piece_is_added_by_the_author_of_the_file_within_its_number_and_never_changed()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var file = await world.AttachTextAsync(world.Investigator, taken.CaseId, "investigation", Long);
        var me = await world.DoAsync(world.Investigator, new WhoAmI());
        await using var application = await PolicyDatabase.OpenAsync(world.Connections.Application + ";Pooling=false", Cancel);
        await application.ExecuteAsync("begin", Cancel);
        var (key, ticket) = (world.Services.GetRequiredService<TicketKey>(), Ticket.Of(Role.PoliceInvestigator, me.UserId, me.Agency.Id, [.. me.UnitIds], [], CaseworkWorld.Night));
        await application.SetTicketAsync(ticket.Sign(key.Key, key.Id, application.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
        foreach (var statement in new[]
        {
            $"insert into casework.attachment_pieces values ('{file}', 3, '{taken.CaseId}', '')", "update casework.attachment_pieces set content = ''", "delete from casework.attachment_pieces", "delete from casework.attachments",
            "update casework.attachments set pieces = 1", "update casework.attachments set names = ''", "update casework.attachments set for_author_only = false",
        })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await TryAsync(application, statement));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, await TryAsync(application, $"insert into casework.attachment_pieces values ('{file}', 2, '{taken.CaseId}', '')"));
    }

    private static async Task<string> TryAsync(NpgsqlConnection application, string statement)
    {
        await application.ExecuteAsync("savepoint tried", Cancel);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync(statement, Cancel));
        await application.ExecuteAsync("rollback to savepoint tried", Cancel);
        return refused.SqlState;
    }

    [Fact]
    public async Task A_file_is_kept_by_the_same_policies_as_an_entry()
    {
        var world = await CaseworkWorld.Shared;
        await using var admin = await world.AdministratorOfTheServerAsync();
        async Task<IReadOnlyList<string>> RulesAsync(string table) => [.. (await admin.ColumnAsync(
            $"select concat_ws(' | ', policyname, permissive, cmd, roles::text, qual, with_check) from pg_policies where schemaname = 'casework' and tablename = '{table}' order by 1", Cancel)).Select(rule => rule.Replace(table, "x", StringComparison.Ordinal))];
        var entries = await RulesAsync("case_entries");
        Assert.True(entries.Count > 8);
        Assert.Equal(entries, await RulesAsync("attachments"));
    }
}
