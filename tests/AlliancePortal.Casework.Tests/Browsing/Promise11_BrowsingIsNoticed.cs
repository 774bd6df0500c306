using System.Diagnostics;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Browsing;

/// <summary>Promise 11: 200 records an hour by one person are slowed and told to somebody else; nobody is ever stopped.</summary>
public sealed partial class Promise11_BrowsingIsNoticed(ITestOutputHelper output)
{
    private const int Limit = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_two_hundredth_record_within_an_hour_is_told_to_the_units_supervisor_and_to_integrity_and_to_nobody_else()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var integrity = await AddAsync(world, "portal", "integrity_officer");
        await BrowsedAsync(world, world.Investigator, Limit - 2);
        await OpenAsync(world, world.Investigator);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));

        await OpenAsync(world, world.Investigator);
        foreach (var reviewer in new[] { world.PoliceSupervisor, integrity })
        {
            var alert = Assert.Single(await world.DoAsync(reviewer, new ListBrowsingAlerts()));
            Assert.Equal((BrowsingRules.Bulk, "police_investigator of tpiu", "police_investigator", Limit, null), (alert.Rule, alert.DisplayName, alert.Role, alert.Records, alert.LookedAt));
            Assert.Equal(["browsing_noticed"], await ToldAsync(world, reviewer));
        }

        foreach (var other in new[] { world.CswSupervisor, world.VaauSupervisor, world.Administrator }) Assert.Empty(await world.DoAsync(other, new ListBrowsingAlerts()));
        foreach (var nobody in new[] { world.Investigator, world.OtherInvestigator, world.Analyst }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(nobody, new ListBrowsingAlerts()));
        Assert.DoesNotContain("browsing_noticed", await ToldAsync(world, world.Investigator));
    }

    [Fact]
    public async Task What_goes_on_belongs_to_the_same_alert_and_the_next_hour_raises_another()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await BrowsedAsync(world, world.Investigator, Limit - 1);
        for (var time = 0; time < 3; time++) await OpenAsync(world, world.Investigator);
        Assert.Equal(Limit + 2, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Records);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await BrowsedAsync(world, world.Investigator, Limit - 1);
        await OpenAsync(world, world.Investigator);
        Assert.Equal([Limit, Limit + 2], (await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Select(alert => alert.Records));
        Assert.Equal(2, (await ToldAsync(world, world.PoliceSupervisor)).Count);
    }

    [Fact]
    public async Task About_a_supervisor_nobody_of_the_own_unit_is_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var deputy = await AddAsync(world, "tpiu", "police_supervisor", "tpiu-team-1");
        await BrowsedAsync(world, world.PoliceSupervisor, Limit - 1);
        await OpenAsync(world, world.PoliceSupervisor);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        Assert.Empty(await world.DoAsync(deputy, new ListBrowsingAlerts()));
        Assert.Single(await world.DoAsync(world.VaauSupervisor, new ListBrowsingAlerts()));

        // Of VAAU's own supervisor, with nobody for integrity, administrators are the last to turn to.
        await BrowsedAsync(world, world.VaauSupervisor, Limit - 1);
        await OpenAsync(world, world.VaauSupervisor, await world.DoAsync(world.Advocate, Intakes.Adult()));
        Assert.Equal("vaau_supervisor", Assert.Single(await world.DoAsync(world.Administrator, new ListBrowsingAlerts())).Role);
        Assert.DoesNotContain(await world.DoAsync(world.VaauSupervisor, new ListBrowsingAlerts()), alert => alert.Role == "vaau_supervisor");
    }

    [Fact]
    public async Task Further_records_are_slowed_more_each_time_and_never_stopped_and_those_open_already_are_not()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await BrowsedAsync(world, world.Investigator, Limit);
        var first = await world.DoAsync(world.Investigator, Intakes.Adult());
        var opening = world.Casework.RunAsync(world.Investigator, new ShowCase(first.CaseId), Cancel);
        await WaitsAsync(world, opening, SlowedOpening.Step);
        Assert.True((await opening).Succeeded);

        var again = Stopwatch.StartNew();
        await world.DoAsync(world.Investigator, new ShowCase(first.CaseId));
        await world.DoAsync(world.Investigator, new ListConsents(first.CaseId));
        output.WriteLine($"the same record again: {again.ElapsedMilliseconds} ms");

        // A record is a record, whichever of its parts is read first.
        var second = await world.DoAsync(world.Investigator, Intakes.Adult());
        var part = world.Casework.RunAsync(world.Investigator, new ListConsents(second.CaseId), Cancel);
        await WaitsAsync(world, part, 2 * SlowedOpening.Step);
        Assert.True((await part).Succeeded);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await OpenAsync(world, world.Investigator);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 100)]
    [InlineData(20, 2000)]
    [InlineData(50, 5000)]
    [InlineData(int.MaxValue, 5000)]
    public void Nobody_waits_longer_than_five_seconds(int beyond, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), SlowedOpening.Of(beyond));

    [Fact]
    public async Task Who_waits_holds_no_connection_and_keeps_nobody_else_waiting()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await BrowsedAsync(world, world.Investigator, Limit);
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var opening = world.Casework.RunAsync(world.Investigator, new ShowCase(taken.CaseId), Cancel);
        await using var server = await world.AdministratorOfTheServerAsync();
        for (var tries = 0; tries < 100 && await CountAsync(server) != Limit + 1; tries++) await Task.Delay(20, Cancel);
        Assert.Equal(0, await server.ScalarAsync<long>($"select count(*) from pg_stat_activity where datname = '{world.Connections.Database}' and usename = 'portal_app' and state <> 'idle'", Cancel));
        Assert.False(opening.IsCompleted);
        await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId));
        await WaitsAsync(world, opening, SlowedOpening.Step);
        Assert.True((await opening).Succeeded);
    }

    [Fact]
    public async Task Lists_refusals_and_opening_the_same_record_often_are_no_browsing()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await using var server = await world.AdministratorOfTheServerAsync();
        for (var time = 0; time < 3; time++)
        {
            await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
            await world.DoAsync(world.Investigator, new ListCaseload());
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(taken.CaseId)));
        }

        Assert.Equal(1, await CountAsync(server));
        Assert.Equal(world.Investigator.UserId, await server.ScalarAsync<Guid>("select user_id from casework.recent_openings", Cancel));
    }

    [Fact]
    public async Task The_reviewer_says_what_was_found_once_sealed_and_in_the_audit()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var alert = await NoticedAsync(world);
        Assert.Equal(["note"], (await world.RefusalAsync(world.PoliceSupervisor, new LookAtBrowsing { AlertId = alert, Note = " " }))!.Fields.Keys);
        foreach (var other in new[] { world.CswSupervisor, world.VaauSupervisor }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new LookAtBrowsing { AlertId = alert, Note = "Nothing." }));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new LookAtBrowsing { AlertId = Guid.CreateVersion7(), Note = "Nothing." }));

        var looked = await world.DoAsync(world.PoliceSupervisor, new LookAtBrowsing { AlertId = alert, Note = "The yearly review, agreed before." });
        Assert.Equal(("police_supervisor of tpiu", "The yearly review, agreed before."), (looked.LookedBy, looked.Note));
        Assert.Equal(looked, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())));
        Assert.Equal(BrowsingRefusals.LookedAt, await world.RefusalAsync(world.PoliceSupervisor, new LookAtBrowsing { AlertId = alert, Note = "Again." }));
        await using var server = await world.AdministratorOfTheServerAsync();
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from casework.browsing_alerts where position('yearly'::bytea in note) > 0", Cancel));
        Assert.Equal(1, await server.ScalarAsync<long>($"select count(*) from audit.entries where request = 'LookAtBrowsing' and outcome = 'done' and facts::text like '%{alert}%'", Cancel));
    }

    [Fact]
    public async Task The_coordinator_sets_the_limit_and_reads_figures_without_people()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var rule = Assert.Single(await world.DoAsync(world.Analyst, new SetBrowsingLimit { Rule = BrowsingRules.Bulk, Limit = 20 }), rule => rule.Rule == BrowsingRules.Bulk);
        Assert.Equal((20, 0, 0, true), (rule.Limit, rule.Noticed, rule.Waiting, rule.MaySet));
        await BrowsedAsync(world, world.Investigator, 19);
        await OpenAsync(world, world.Investigator);
        Assert.Equal((1L, 1L), Assert.Single(await world.DoAsync(world.Analyst, new ShowBrowsingRules()), rule => rule.Rule == BrowsingRules.Bulk) is var figures ? (figures.Noticed!.Value, figures.Waiting!.Value) : default);

        var read = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ShowBrowsingRules()), rule => rule.Rule == BrowsingRules.Bulk);
        Assert.Equal((20, null, null, false), (read.Limit, read.Noticed, read.Waiting, read.MaySet));
        foreach (var other in new[] { world.PoliceSupervisor, world.Administrator, world.Investigator }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new SetBrowsingLimit { Rule = BrowsingRules.Bulk, Limit = 500 }));
        foreach (var limit in new[] { 19, 1001 }) Assert.Equal(["limit"], (await world.RefusalAsync(world.Analyst, new SetBrowsingLimit { Rule = BrowsingRules.Bulk, Limit = limit }))!.Fields.Keys);
        await using var server = await world.AdministratorOfTheServerAsync();
        Assert.Equal(1, await server.ScalarAsync<long>($"select count(*) from audit.entries where user_id = '{world.Analyst.UserId}' and facts::text like '%write:browsing_limit:bulk:20%'", Cancel));
        Assert.Equal("23514", await server.TryAsync("update casework.browsing_limits set value = 100000", Cancel));
    }

    private static async Task<Guid> NoticedAsync(CaseworkWorld world)
    {
        await BrowsedAsync(world, world.Investigator, Limit - 1);
        await OpenAsync(world, world.Investigator);
        return Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).AlertId;
    }

    /// <summary>As if the person had opened so many other records just now.</summary>
    private static async Task BrowsedAsync(CaseworkWorld world, Actor person, int records)
    {
        await using var server = await world.AdministratorOfTheServerAsync();
        await server.ExecuteAsync($"insert into casework.recent_openings (user_id, case_id, at) select '{person.UserId}', gen_random_uuid(), '{world.Clock.GetUtcNow():O}' from generate_series(1, {records})", Cancel);
    }

    /// <summary>Opens one more record, to the end, however long one waits for it.</summary>
    private static async Task OpenAsync(CaseworkWorld world, Actor person, TakenIn? taken = null)
    {
        var caseId = (taken ?? await world.DoAsync(world.Investigator, Intakes.Adult())).CaseId;
        var opening = world.Casework.RunAsync(person, new ShowCase(caseId), Cancel);
        while (!opening.IsCompleted)
        {
            await Task.WhenAny(opening, Task.Delay(100, Cancel));
            if (!opening.IsCompleted) world.Clock.Advance(SlowedOpening.Step);
        }

        Assert.True((await opening).Succeeded);
    }

    private static async Task WaitsAsync(CaseworkWorld world, Task opening, TimeSpan wait)
    {
        await using var server = await world.AdministratorOfTheServerAsync();
        await Task.Delay(500, Cancel);
        Assert.False(opening.IsCompleted);
        world.Clock.Advance(wait - TimeSpan.FromMilliseconds(1));
        await Task.Delay(50, Cancel);
        Assert.False(opening.IsCompleted);
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await opening.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    private static Task<long> CountAsync(NpgsqlConnection server) => server.ScalarAsync<long>("select count(*) from casework.recent_openings", Cancel);

    private static async Task<IReadOnlyList<string>> ToldAsync(CaseworkWorld world, Actor who) => [.. (await world.ToldAsync(who)).Select(item => item.Kind).Where(kind => kind == "browsing_noticed")];

    private static async Task<Actor> AddAsync(CaseworkWorld world, string agency, string role, string? unit = null, string? name = null) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = agency,
        UnitCodes = [unit ?? JurisdictionFile.Default.Agency(agency)!.Units[0].Code],
        Role = role,
        DisplayName = name ?? $"second {role}",
        Email = $"{Guid.NewGuid():N}@{agency}.test",
    }));
}
