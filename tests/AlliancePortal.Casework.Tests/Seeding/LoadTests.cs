using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Seeding;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Seeding;

/// <summary>A load as its users see it: lists, search, case page, audit, and what happens when it is interrupted.</summary>
public sealed class LoadTests
{
    private static readonly LoadPlan Plan = new() { Cases = 200, BatchSize = 50, Workers = 2, Agencies = ["tpiu", "vaau", "shelter", "csw-prizren"] };

    [Fact]
    public async Task Loaded_cases_are_listed_found_and_opened_by_their_agency_and_absent_for_others()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var loader = world.Services.GetRequiredService<CaseLoader>();
        var report = await loader.RunAsync(Plan, null, TestContext.Current.CancellationToken);
        Assert.Equal(200, report.Loaded);
        await using var database = await world.AdministratorOfTheServerAsync();
        Assert.Equal(60L, await ScalarAsync(database, "select count(*) from casework.cases c join reference.agencies a on a.id = c.opened_by_agency_id where a.code = 'tpiu'"));
        Assert.InRange((long)(await ScalarAsync(database, "select count(*) from casework.cases where is_child"))!, 20L, 70L);
        Assert.Equal(0L, await ScalarAsync(database, "select count(*) from casework.cases c where is_child and not exists (select 1 from casework.guardianships g where g.case_id = c.id and g.ended_at is null)"));

        // Both teams of the agency open cases; she is one of them's.
        var investigator = (await world.DoAsync(world.Investigator, new ListCaseload { Query = InventedNames.Rare })).Items.Count > 0 ? world.Investigator : world.OtherInvestigator;
        foreach (var asked in new[] { "Čubrilović", "Cubrilovic", "Чубриловић", "Çubriloviq", "Cubrilovich" })
        {
            var found = await world.DoAsync(investigator, new ListCaseload { Query = asked });
            var one = Assert.Single(found.Items);
            Assert.Contains("убриловић", one.DisplayName, StringComparison.Ordinal);
            Assert.Equal(one.CaseNumber, (await world.DoAsync(investigator, new ShowCase(one.CaseId))).CaseNumber);
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Counsellor, new ShowCase(one.CaseId)));
            Assert.Empty((await world.DoAsync(world.Counsellor, new ListCaseload { Query = asked })).Items);
        }

        var common = new ListCaseload { Query = InventedNames.Common };
        Assert.Equal(2, (await world.DoAsync(world.Investigator, common)).Items.Count + (await world.DoAsync(world.OtherInvestigator, common)).Items.Count);
        Assert.Empty((await world.DoAsync(investigator, new ListCaseload { Query = InventedNames.Absent })).Items);
        var verdict = (await world.Services.GetRequiredService<AuditVerification>().RunAsync(Actor.Setup, null, TestContext.Current.CancellationToken)).Value;
        Assert.True(verdict.Holds && verdict.Entries > 240);
    }

    [Fact]
    public async Task An_interrupted_load_goes_on_where_it_was_and_a_finished_one_is_not_repeated()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var loader = world.Services.GetRequiredService<CaseLoader>();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loader.RunAsync(Plan with { Workers = 1 }, new Stop(stop), stop.Token));
        await using var database = await world.AdministratorOfTheServerAsync();
        Assert.Equal(50L, await ScalarAsync(database, "select count(*) from casework.cases"));

        Assert.Equal(150, (await loader.RunAsync(Plan, null, TestContext.Current.CancellationToken)).Loaded);
        Assert.Equal(200L, await ScalarAsync(database, "select count(distinct number) from casework.cases"));
        await Assert.ThrowsAsync<LoadRefusedException>(() => loader.RunAsync(Plan, null, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<LoadRefusedException>(() => loader.RunAsync(Plan with { Seed = 2, Agencies = ["coordinator"] }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_load_that_takes_indexes_away_leaves_them_as_they_were_and_so_does_the_next_start_when_it_was_killed()
    {
        const string Indexes = "select string_agg(indexdef, '; ' order by indexdef) from pg_indexes where schemaname in ('casework', 'audit')";
        await using var world = await CaseworkWorld.CreateAsync();
        await using var database = await world.AdministratorOfTheServerAsync();
        var before = await ScalarAsync(database, Indexes);
        await world.Services.GetRequiredService<CaseLoader>().RunAsync(Plan with { RebuildIndexesFrom = 1 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(before, await ScalarAsync(database, Indexes));

        // As a process that is killed leaves it.
        await ScalarAsync(database, "insert into seeding.dropped (definition) select pg_get_indexdef('casework.ix_case_events_case_id_at'::regclass)");
        await ScalarAsync(database, "drop index casework.ix_case_events_case_id_at");
        await PortalDatabase.PrepareAsync(world.Connections, TestMasterKey.Instance, JurisdictionFile.Default, TestContext.Current.CancellationToken);
        Assert.Equal(before, await ScalarAsync(database, Indexes));
    }

    [Fact]
    public async Task Only_the_servers_superuser_can_load()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var weaker = PortalConnections.From(world.Connections.Owner, TestMasterKey.Instance);
        var refused = await Assert.ThrowsAsync<LoadRefusedException>(() => ActivatorUtilities.CreateInstance<CaseLoader>(world.Services, weaker).RunAsync(Plan, null, TestContext.Current.CancellationToken));
        Assert.Contains("superuser", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Stop(CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => stop.Cancel();
    }
}
