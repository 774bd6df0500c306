using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Agencies.Roster;

/// <summary>Who is on duty: rung first when a child is found, so that gaps have to show.</summary>
public sealed class RosterTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task Whoever_is_on_duty_is_the_one_whom_the_police_are_told_to_ring()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.CswSupervisor, Nights(world) with { Phone = "+383 49 555 100" });
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.Equal(("social_worker of csw-prizren", "+383 49 555 100"), (taken.RingFirst!.Name, taken.RingFirst.Phone));

        await world.DoAsync(world.Administrator, new BlockWorker(world.SocialWorker.UserId));
        Assert.NotEqual("+383 49 555 100", (await world.DoAsync(world.Investigator, Intakes.Child())).RingFirst!.Phone);
    }

    [Fact]
    public async Task The_week_shows_its_shifts_and_every_hour_without_anybody()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.CswSupervisor, Nights(world));
        var roster = await world.DoAsync(world.SocialWorker, new ShowRoster(Monday.AddDays(3)));
        var unit = Assert.Single(roster.Units);
        Assert.Equal(Monday, roster.Monday);
        Assert.Equal(7, unit.Shifts.Count);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero), unit.Shifts[0].From);

        // Seven nights of twelve hours; the last one reaches into the next week, so that its morning counts there.
        Assert.Equal(7, unit.Gaps.Count);
        Assert.Equal((7 * 24) - ((6 * 12) + 4), unit.Gaps.Sum(gap => (gap.Until - gap.From).TotalHours));
        Assert.NotNull(unit.StandIn);
    }

    [Fact]
    public async Task A_week_is_filled_from_the_one_before_at_the_same_hours_on_the_wall()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var beforeTheClocksChange = new DateOnly(2027, 3, 22);
        await world.DoAsync(world.CswSupervisor, Nights(world, beforeTheClocksChange));
        var copied = await world.DoAsync(world.CswSupervisor, new CopyRoster(beforeTheClocksChange.AddDays(7)));
        Assert.Equal(7, copied.ShiftIds.Count);
        var unit = Assert.Single((await world.DoAsync(world.CswSupervisor, new ShowRoster(beforeTheClocksChange.AddDays(7)))).Units);
        Assert.Equal(new DateTimeOffset(2027, 3, 29, 18, 0, 0, TimeSpan.Zero), unit.Shifts[^7].From);

        Assert.Equal(RosterRefusals.NothingToCopy, await world.RefusalAsync(world.CswSupervisor, new CopyRoster(beforeTheClocksChange.AddDays(7))));
        Assert.Equal(RosterRefusals.NothingToCopy, await world.RefusalAsync(world.CswSupervisor, new CopyRoster(beforeTheClocksChange.AddDays(-70))));
    }

    [Fact]
    public async Task Only_the_units_supervisor_keeps_it_and_nobody_is_on_duty_twice_at_once()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var nights = Nights(world);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, nights));
        Assert.Equal(["workerId"], (await world.RefusalAsync(world.CswSupervisor, nights with { WorkerId = world.PejaSocialWorker.UserId }))!.Fields.Keys);
        Assert.Equal(["workerId"], (await world.RefusalAsync(world.PoliceSupervisor, nights))!.Fields.Keys);
        Assert.Equal(["phone"], (await world.RefusalAsync(world.CswSupervisor, nights with { Phone = null }))!.Fields.Keys);
        Assert.Equal(["days"], (await world.RefusalAsync(world.CswSupervisor, nights with { Days = [] }))!.Fields.Keys);

        var set = await world.DoAsync(world.CswSupervisor, nights);
        Assert.Equal(RosterRefusals.OnDutyAlready, await world.RefusalAsync(world.CswSupervisor, nights with { Days = [Monday], From = new TimeOnly(23, 0), Until = new TimeOnly(2, 0) }));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new RemoveShift(set.ShiftIds[1])));
        await world.DoAsync(world.CswSupervisor, new RemoveShift(set.ShiftIds[1]));
        Assert.Equal(6, (await world.DoAsync(world.CswSupervisor, new ShowRoster(Monday))).Units[0].Shifts.Count);
    }

    [Fact]
    public async Task A_shift_that_is_taken_off_while_it_runs_ends_now()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var set = await world.DoAsync(world.CswSupervisor, Nights(world));
        await world.DoAsync(world.CswSupervisor, new RemoveShift(set.ShiftIds[0]));
        var unit = (await world.DoAsync(world.CswSupervisor, new ShowRoster(Monday))).Units[0];
        Assert.Equal(CaseworkWorld.Night, unit.Shifts[0].Until);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, new RemoveShift(set.ShiftIds[0])));
    }

    [Fact]
    public async Task The_stand_in_is_another_centre_and_set_by_the_own_supervisor_or_an_administrator()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var agencies = await world.DoAsync(world.CswSupervisor, new ListAgencies());
        Guid Unit(string code) => agencies.SelectMany(agency => agency.Units).Single(unit => unit.Code == code).Id;
        var (prizren, peja, gjakova) = (Unit("csw-prizren-protection"), Unit("csw-peja-protection"), Unit("csw-gjakova-protection"));

        Assert.Equal(peja, (await world.DoAsync(world.CswSupervisor, new SetStandIn(prizren, peja))).UnitId);
        Assert.Equal(peja, (await world.DoAsync(world.CswSupervisor, new ShowRoster(Monday))).Units[0].StandIn!.UnitId);
        Assert.Equal(gjakova, (await world.DoAsync(world.Administrator, new SetStandIn(prizren, gjakova))).UnitId);

        Assert.Equal(RosterRefusals.NotAStandIn, await world.RefusalAsync(world.CswSupervisor, new SetStandIn(prizren, prizren)));
        Assert.Equal(RosterRefusals.NotAStandIn, await world.RefusalAsync(world.CswSupervisor, new SetStandIn(prizren, Unit("tpiu-team-1"))));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, new SetStandIn(peja, prizren)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new SetStandIn(prizren, peja)));
    }

    [Fact]
    public async Task The_coordinator_sees_hours_and_counts_by_municipality_and_no_person()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.CswSupervisor, Nights(world));
        await world.DoAsync(world.Investigator, Intakes.Child());

        var coverage = await world.DoAsync(world.Analyst, new ShowDutyCoverage(Monday));
        Assert.Equal(1, coverage.ChildrenUnanswered);
        var prizren = coverage.Municipalities.Single(place => place.Municipality == "prizren");
        Assert.Equal((76d, 168d, true), (prizren.HoursCovered, prizren.HoursOfWeek, prizren.OnDutyNow));
        Assert.False(coverage.Municipalities.Single(place => place.Municipality == "peja").OnDutyNow);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, new ShowDutyCoverage(Monday)));
    }

    private static SetShift Nights(CaseworkWorld world, DateOnly? monday = null) => new()
    {
        WorkerId = world.SocialWorker.UserId,
        Phone = "+383 49 555 101",
        Days = [.. Enumerable.Range(0, 7).Select((monday ?? Monday).AddDays)],
        From = new TimeOnly(20, 0),
        Until = new TimeOnly(8, 0),
    };
}
