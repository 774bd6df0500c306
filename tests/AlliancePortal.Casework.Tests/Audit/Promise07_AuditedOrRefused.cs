using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Persistence;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Audit;

/// <summary>Promise 7: every read and write is in the audit, in the same transaction, or it did not happen.</summary>
[Collection(KilledDatabaseCollection.Name)]
public sealed class Promise07_AuditedOrRefused(KilledDatabase killed, ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_nothing_can_be_written_in_the_audit_reads_and_writes_are_refused()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await using var owner = await world.AdministratorOfTheServerAsync();
        await new NpgsqlCommand("revoke insert on audit.entries from portal_owner", owner).ExecuteNonQueryAsync(Cancel);
        Assert.Equal(Refusal.Unavailable, await world.RefusalAsync(world.Investigator, new ShowCase(taken.CaseId)));
        Assert.Equal(Refusal.Unavailable, await world.RefusalAsync(world.Investigator, new ListCaseload()));
        Assert.Equal(Refusal.Unavailable, await world.RefusalAsync(world.Investigator, Note(taken.CaseId)));
        Assert.Equal(Refusal.Unavailable, await world.RefusalAsync(world.Investigator, Intakes.Adult()));
        await new NpgsqlCommand("grant insert on audit.entries to portal_owner", owner).ExecuteNonQueryAsync(Cancel);

        Assert.Empty((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Notes?.Entries ?? []);
        Assert.Single((await world.DoAsync(world.Investigator, new ListCaseload())).Items);
    }

    [Fact]
    public async Task What_was_answered_before_the_database_was_killed_is_in_the_audit()
    {
        Assert.True(killed.Written.Count + killed.Reads > 900);
        Assert.Equal(0, await killed.CountAsync("""
            select count(*) from unnest($1::uuid[]) done where not exists (
                select 1 from audit.entries a cross join jsonb_array_elements(a.facts) f where a.request = 'AddCaseEntry' and f->>'s' = done::text)
            """, killed.Written.ToArray()));
        var read = await killed.CountAsync("select count(*) from audit.entries where request = 'ShowCase' and outcome = 'done'");
        Assert.InRange(read, killed.Reads, killed.Reads + KilledDatabase.Kills * KilledDatabase.People);
        Assert.Equal(0, await killed.CountAsync("select count(*) from generate_series(0, 63) lane, audit.verify(lane::smallint)"));
        output.WriteLine($"{killed.Written.Count} writes and {killed.Reads} reads were answered over {KilledDatabase.Kills} kills: 0 not in the audit");
    }

    [Fact]
    public async Task The_list_of_entries_is_for_administrators_with_ids_alone_and_without_what_integrity_officers_do()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Mimoza", "Krasniqi"));
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        await world.RefusalAsync(world.OtherInvestigator, new ShowCase(taken.CaseId));
        await world.DoAsync(world.PoliceSupervisor, new ExcludePerson { CaseId = taken.CaseId, UserId = world.Investigator.UserId, Reason = "A cousin." });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ListAuditEntries()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new ShowAudit()));

        var writes = await world.DoAsync(world.Administrator, new ListAuditEntries { Kind = "write" });
        Assert.All(writes.Items, line => Assert.Equal("write", line.Kind));
        var kept = writes.Items.Single(line => line.Request == nameof(ExcludePerson));
        Assert.Equal((world.PoliceSupervisor.UserId, 0), (kept.UserId, kept.SubjectIds.Count));
        var refused = Assert.Single((await world.DoAsync(world.Administrator, new ListAuditEntries { Kind = "refused" })).Items, line => line.Request == nameof(ShowCase));
        Assert.Equal(("not_found", world.OtherInvestigator.UserId, 0), (refused.Outcome, refused.UserId, refused.CaseIds.Count));

        var first = await world.DoAsync(world.Administrator, new ListAuditEntries { Size = 3 });
        var second = await world.DoAsync(world.Administrator, new ListAuditEntries { Size = 3, After = first.Next });
        Assert.Empty(first.Items.Select(Key).Intersect(second.Items.Select(Key)));
        var reads = await world.DoAsync(world.Administrator, new ListAuditEntries { Kind = "read", Size = 100 });
        Assert.Contains(reads.Items, line => line.Request == nameof(ShowCase) && line.CaseIds.SequenceEqual([taken.CaseId]));

        static (short, long) Key(AuditLine line) => (line.Lane, line.Seq);
    }

    private static AddCaseEntry Note(Guid caseId) => new() { CaseId = caseId, Section = "notes", Kind = "note", Text = "She slept." };
}
