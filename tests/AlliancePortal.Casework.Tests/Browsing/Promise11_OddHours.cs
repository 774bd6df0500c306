using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;

namespace AlliancePortal.Casework.Tests.Browsing;

/// <summary>Several records within an hour of the night by somebody not on duty: told, never slowed; what the night brings itself is no alarm.</summary>
public sealed partial class Promise11_BrowsingIsNoticed
{
    [Fact]
    public async Task More_than_three_records_within_an_hour_of_the_night_are_told_once_and_nothing_waits()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var cases = await NextNightAsync(world, 6);
        await ShowAsync(world, cases[..3]);
        await ShowAsync(world, cases[..3]);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));

        // The clock stands: whoever waited would wait for ever.
        await ShowAsync(world, cases[3..5]).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        var alert = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        Assert.Equal((BrowsingRules.OddHours, "police_investigator of tpiu", 5), (alert.Rule, alert.DisplayName, alert.Records));
        Assert.Equal(["browsing_noticed"], await ToldAsync(world, world.PoliceSupervisor));
        Assert.DoesNotContain("browsing_noticed", await ToldAsync(world, world.Investigator));
        Assert.Empty(await world.DoAsync(world.VaauSupervisor, new ListBrowsingAlerts()));
        var figures = Assert.Single(await world.DoAsync(world.Analyst, new ShowBrowsingRules()), rule => rule.Rule == BrowsingRules.OddHours);
        Assert.Equal((3, 1L, 1L), (figures.Limit!.Value, figures.Noticed!.Value, figures.Waiting!.Value));

        // An hour later one record is no more than one.
        world.Clock.Advance(TimeSpan.FromHours(1));
        await ShowAsync(world, cases[5..]);
        Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
    }

    [Fact]
    public async Task Records_opened_side_by_side_are_counted_together()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var cases = await NextNightAsync(world, 4);
        await using var server = await world.AdministratorOfTheServerAsync();
        await using var looking = await world.AdministratorOfTheServerAsync();

        // None ends before all have begun: the audit takes nothing meanwhile.
        var held = await server.BeginTransactionAsync(Cancel);
        await server.ExecuteAsync("select 1 from audit.lanes for update", Cancel);
        var opening = Task.WhenAll(cases.Select(one => world.DoAsync(world.Investigator, new ShowCase(one))));
        const string waiting = "select count(*) from pg_stat_activity where datname = current_database() and usename = 'portal_app' and wait_event_type = 'Lock'";
        for (var tries = 0; tries < 250 && await looking.ScalarAsync<long>(waiting, Cancel) < cases.Length; tries++) await Task.Delay(20, Cancel);
        await held.CommitAsync(Cancel);
        await opening;
        Assert.Equal(4, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Records);
    }

    [Fact]
    public async Task What_is_opened_by_day_does_not_count_and_raises_nothing()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var cases = await NextNightAsync(world, 8);
        At(world, new DateOnly(2026, 11, 25), new TimeOnly(21, 30));
        await ShowAsync(world, cases[..4]);
        At(world, new DateOnly(2026, 11, 25), new TimeOnly(22, 0));
        await ShowAsync(world, cases[4..7]);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        await ShowAsync(world, cases[7..]);
        Assert.Equal(4, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Records);

        At(world, new DateOnly(2026, 11, 26), new TimeOnly(5, 50));
        await ShowAsync(world, cases[..3]);
        At(world, new DateOnly(2026, 11, 26), new TimeOnly(6, 0));
        await ShowAsync(world, cases[3..]);
        Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
    }

    [Fact]
    public async Task Who_is_on_duty_is_not_noticed_and_what_was_opened_on_duty_does_not_count_afterwards()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var cases = await NextNightAsync(world, 9);
        await world.DoAsync(world.PoliceSupervisor, new SetShift
        {
            WorkerId = world.Investigator.UserId,
            Phone = "+383 49 555 101",
            Days = [PeopleTime.Default.Today(world.Clock)],
            From = new TimeOnly(20, 0),
            Until = new TimeOnly(23, 0),
        });
        await ShowAsync(world, cases[..5]);
        At(world, PeopleTime.Default.Today(world.Clock), new TimeOnly(23, 0));
        await ShowAsync(world, cases[5..8]);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        await ShowAsync(world, cases[8..]);
        Assert.Equal(4, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Records);
    }

    [Fact]
    public async Task A_case_that_began_within_the_last_day_is_the_nights_own_work()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var cases = await NextNightAsync(world, 4, TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await ShowAsync(world, cases);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await ShowAsync(world, cases);
        var alert = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));

        // Nor does it belong to an alert that stands.
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await OpenAsync(world, world.Investigator);
        Assert.Equal(alert, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())));
    }

    [Fact]
    public async Task The_coordinator_sets_from_what_number_on_the_night_is_noticed()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        foreach (var limit in new[] { 0, 51 }) Assert.Equal(["limit"], (await world.RefusalAsync(world.Analyst, new SetBrowsingLimit { Rule = BrowsingRules.OddHours, Limit = limit }))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new SetBrowsingLimit { Rule = BrowsingRules.OddHours, Limit = 50 }));
        var rules = await world.DoAsync(world.Analyst, new SetBrowsingLimit { Rule = BrowsingRules.OddHours, Limit = 1 });
        Assert.Equal([$"bulk {Limit}", "odd_hours 1", "decoy ", "relative "], rules.Select(rule => $"{rule.Rule} {rule.Limit}"));

        var cases = await NextNightAsync(world, 2);
        await ShowAsync(world, cases[..1]);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        await ShowAsync(world, cases[1..]);
        Assert.Equal(2, Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts())).Records);
        await using var server = await world.AdministratorOfTheServerAsync();
        Assert.Equal(1, await server.ScalarAsync<long>($"select count(*) from audit.entries where user_id = '{world.Analyst.UserId}' and facts::text like '%write:browsing_limit:odd_hours:1%'", Cancel));
        foreach (var wrong in new[] { "value = 0", "value = 51", "rule = 'bulk'", "rule = 'decoy'" }) Assert.Equal("23514", await server.TryAsync($"update casework.browsing_limits set {wrong}", Cancel));
    }

    [Fact]
    public async Task A_database_of_before_takes_the_number_after_the_next_start()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var server = await world.AdministratorOfTheServerAsync();
        await server.ExecuteAsync("""
            alter table casework.browsing_limits drop constraint browsing_limit_in_range;
            alter table casework.browsing_limits add constraint browsing_limit_in_range check (rule = 'bulk' and value between 20 and 1000);
            insert into casework.browsing_limits (rule, value, set_by, set_at) values ('bulk', 500, gen_random_uuid(), '2026-11-01');
            delete from access.installed
            """, Cancel);
        await PortalDatabase.PrepareAsync(world.Connections, TestMasterKey.Instance, JurisdictionFile.Default, Cancel);
        await server.ExecuteAsync("insert into casework.browsing_limits (rule, value, set_by, set_at) values ('odd_hours', 7, gen_random_uuid(), '2026-11-02')", Cancel);
        Assert.Equal("23514", await server.TryAsync("update casework.browsing_limits set value = 19", Cancel));
    }

    [Theory]
    [InlineData("2026-01-15T20:59:59Z", false)]
    [InlineData("2026-01-15T21:00:00Z", true)]
    [InlineData("2026-01-16T04:59:59Z", true)]
    [InlineData("2026-01-16T05:00:00Z", false)]
    [InlineData("2026-07-15T19:59:59Z", false)]
    [InlineData("2026-07-15T20:00:00Z", true)]
    [InlineData("2026-07-16T03:59:59Z", true)]
    [InlineData("2026-07-16T04:00:00Z", false)]
    // To summer time in the night of 29 March, back in that of 25 October.
    [InlineData("2026-03-28T21:00:00Z", true)]
    [InlineData("2026-03-29T03:59:59Z", true)]
    [InlineData("2026-03-29T04:00:00Z", false)]
    [InlineData("2026-10-24T20:00:00Z", true)]
    [InlineData("2026-10-25T04:59:59Z", true)]
    [InlineData("2026-10-25T05:00:00Z", false)]
    public async Task The_night_is_that_of_the_peoples_clock_in_summer_and_in_winter(string instant, bool night)
    {
        await using var server = await (await CaseworkWorld.Shared).AdministratorOfTheServerAsync();
        Assert.Equal(night, await server.ScalarAsync<bool>($"select casework.is_night('{instant}')", Cancel));
        Assert.Equal(night, PeopleTime.InZone(JurisdictionFile.Default.TimeZone).LocalOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).Hour is < 6 or >= 22);
    }

    /// <summary>So many cases of the investigator's, and the clock after them, at 22:43 if a day later.</summary>
    private static async Task<Guid[]> NextNightAsync(CaseworkWorld world, int count, TimeSpan? later = null)
    {
        var cases = new Guid[count];
        for (var which = 0; which < count; which++) cases[which] = (await world.DoAsync(world.Investigator, Intakes.Adult())).CaseId;
        world.Clock.Advance(later ?? TimeSpan.FromDays(1));
        return cases;
    }

    private static async Task ShowAsync(CaseworkWorld world, Guid[] cases)
    {
        foreach (var one in cases) await world.DoAsync(world.Investigator, new ShowCase(one));
    }

    private static void At(CaseworkWorld world, DateOnly date, TimeOnly time) => world.Clock.SetUtcNow(PeopleTime.Default.InstantOf(date, time));
}
