using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Retention;

/// <summary>What is over its time, and that nothing goes that something stands against.</summary>
public sealed class RetentionScheduleTests
{
    private static readonly DateTimeOffset Over = CaseworkWorld.Night.AddYears(10).AddDays(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_category_counts_from_its_own_day_and_a_child_from_the_18th_birthday()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.ClosedAdultAsync();
        foreach (var birth in new[] { "2012-05-01", "2012-05", "2012", null }) await world.ClosedChildAsync(birth);
        await ImportedAsync(world, "2010-01-15");
        await AnonymousAsync(world);

        async Task<long?> Passed(string category, string at)
        {
            var figure = (await world.ExactAsync(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)))[category];
            return figure.Due + figure.Open;
        }

        Assert.Equal((0, 1), (await Passed("adult_closed", "2036-11-23T21:42:59Z"), await Passed("adult_closed", "2036-11-23T21:43:00Z")));
        // Closed at fourteen: 15 years are over in 2041, from the birthday in 2045.
        Assert.Equal((0, 1), (await Passed("child_closed", "2045-04-30T23:59:59Z"), await Passed("child_closed", "2045-05-01T00:00:00Z")));
        Assert.Equal((1, 2), (await Passed("child_closed", "2045-05-30T23:59:59Z"), await Passed("child_closed", "2045-05-31T00:00:00Z")));
        Assert.Equal((2, 3), (await Passed("child_closed", "2045-12-30T23:59:59Z"), await Passed("child_closed", "2045-12-31T00:00:00Z")));
        // Of unknown age: as if she were born on the day.
        Assert.Equal((3, 4), (await Passed("child_closed", "2059-11-22T23:59:59Z"), await Passed("child_closed", "2059-11-23T00:00:00Z")));
        // Sixteen when it was recorded, 18 in 2012, ten years later its time is over; open ones are counted from a year before.
        Assert.Equal((0, 1), (await Passed("imported", "2021-01-14T23:59:59Z"), await Passed("imported", "2021-01-15T00:00:00Z")));
        Assert.Equal((0, 1), (await Passed("anonymous", "2030-11-23T21:42:59Z"), await Passed("anonymous", "2030-11-23T21:43:00Z")));
    }

    [Fact]
    public async Task What_the_preview_says_is_what_is_proposed_and_erased_to_the_unit_and_what_is_held_or_open_stays()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (plain, held, reopened) = (new[] { await world.ClosedAdultAsync(), await world.ClosedAdultAsync(), await world.ClosedAdultAsync() }, await world.ClosedAdultAsync(), await world.ClosedAdultAsync());
        await world.DoAsync(world.VaauSupervisor, new HoldCase(held, "The trial in spring."));
        await world.DoAsync(world.VaauSupervisor, new ReopenCase { CaseId = reopened, Reason = "She came back." });
        var imported = await ImportedAsync(world, "1990-01-15");
        var child = await world.DoAsync(world.Investigator, Intakes.Child());
        world.Clock.SetUtcNow(Over);

        var before = await world.ExactAsync();
        Assert.Equal((5, 3, 0, 1), (before["adult_closed"].Records, before["adult_closed"].Due, before["adult_closed"].InAYear, before["adult_closed"].Held));
        Assert.Equal((1, 0, 1), (before["imported"].Records, before["imported"].Due, before["imported"].Open));
        Assert.Equal((1, 0, 0), (before["child_closed"].Records, before["child_closed"].Due, before["child_closed"].WithGuardian));
        var due = await world.DueAsync(world.VaauSupervisor);
        Assert.Equal(plain.Order(), due.Where(item => item.MayPropose).Select(item => item.CaseId).Order());
        Assert.Equal((held, "under_legal_hold"), due.Where(item => !item.MayPropose).Select(item => (item.CaseId, item.Hindrance)).Single());

        // One that must stay, and none of the others is proposed either.
        foreach (var (stays, why) in new[] { (held, "under_legal_hold"), (reopened, "retention_not_over") })
            Assert.Equal(why, (await world.RefusalAsync(world.VaauSupervisor, new ProposeDueErasures([.. plain, stays], "Ten years.")))!.Code);
        Assert.Equal("retention_not_over", (await world.RefusalAsync(world.PoliceSupervisor, new ProposeErasure(imported, "retention_over", "Old.")))!.Code);
        Assert.Equal("guardianship_is_open", (await world.RefusalAsync(world.CswSupervisor, new ProposeErasure(child.CaseId, "retention_over", "Old.")))!.Code);
        Assert.Equal(0, (await world.ExactAsync())["adult_closed"].Proposed);

        Assert.Equal(3, (await world.DoAsync(world.VaauSupervisor, new ProposeDueErasures(plain, "Ten years."))).Count);
        var proposed = (await world.ExactAsync())["adult_closed"];
        Assert.Equal((0, 3, 1), (proposed.Due, proposed.Proposed, proposed.Held));
        // Kept longer since it was asked for: it stays.
        await world.DoAsync(world.Analyst, new SetRetention("adult_closed", 11));
        Assert.Equal("retention_not_over", (await world.RefusalAsync(world.PoliceSupervisor, new DecideErasure(plain[0], ErasureDecision.Approved)))!.Code);
        await world.DoAsync(world.Analyst, new SetRetention("adult_closed", 10));
        foreach (var one in plain) Assert.NotNull((await world.DoAsync(world.PoliceSupervisor, new DecideErasure(one, ErasureDecision.Approved))).Erased);
        Assert.Equal(before["adult_closed"].Records - before["adult_closed"].Due, (await world.ExactAsync())["adult_closed"].Records);
        Assert.Equal([held], (await world.DueAsync(world.VaauSupervisor)).Select(item => item.CaseId));
    }

    [Fact]
    public async Task Only_supervisors_of_the_unit_that_looks_after_a_case_read_a_row_of_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (adult, child) = (await world.ClosedAdultAsync(), await world.ClosedChildAsync());
        world.Clock.SetUtcNow(CaseworkWorld.Night.AddYears(20));
        Assert.Equal([adult], (await world.DueAsync(world.VaauSupervisor)).Select(item => item.CaseId));
        Assert.Equal([child], (await world.DueAsync(world.CswSupervisor)).Select(item => item.CaseId));
        Assert.Empty(await world.DueAsync(world.PoliceSupervisor));
        foreach (var other in new[] { world.Analyst, world.Administrator, world.Investigator, world.Advocate, world.SocialWorker, world.Counsellor })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new ListRetentionDue()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ProposeDueErasures([child, Guid.CreateVersion7()], "Old.")));

        await using var server = await world.AdministratorOfTheServerAsync();
        var agencies = await server.ColumnAsync("select a.id::text || ' ' || u.id from reference.agencies a join reference.units u on u.agency_id = a.id where u.code in ('vaau-advocates', 'tpiu-team-1', 'csw-prizren-protection', 'csw-peja-protection', 'shelter-house')", Cancel);
        var seen = 0;
        foreach (var (role, place) in Roles.All.SelectMany(role => agencies.Select(place => (role, place.Split(' ')))))
        {
            var ticket = Ticket.Of(role, Guid.CreateVersion7(), Guid.Parse(place[0]), [Guid.Parse(place[1])], [], world.Clock.GetUtcNow());
            seen += await world.AskAsync(ticket, "select case_id from casework.retention_due(null, 100)", row => Assert.True(Roles.Supervisors.Contains(role) && row.GetGuid(0) == (place[1] == Vaau(agencies) ? adult : child)));
            if (role != Role.Analyst) Assert.Equal(0, await world.AskAsync(ticket, "select * from casework.retention_preview(null)"));
            Assert.Equal(0, await world.AskAsync(ticket, "select category from casework.run_retention(false, 100)"));
            foreach (var table in new[] { "retention_notices", "retention_changes" }) Assert.Equal(0, await world.AskAsync(ticket, $"select 1 from casework.{table}"));
            // Whoever is kept out of a case learns nothing of it.
            Assert.Equal(0, await world.AskAsync(ticket with { Excluded = [adult, child] }, "select case_id from casework.retention_due(null, 100)"));
        }

        // Each of the four supervisors' roles in each of the two units.
        Assert.Equal(8, seen);
        string Vaau(List<string> known) => known.Select(place => place.Split(' ')).Single(place => server.ScalarAsync<string>($"select code::text from reference.units where id = '{place[1]}'", Cancel).Result == "vaau-advocates")[1];
    }

    [Theory]
    [InlineData(0, 0L)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(5, 5L)]
    [InlineData(7, 5L)]
    [InlineData(8, 10L)]
    [InlineData(1000, 1000L)]
    public async Task Small_numbers_of_cases_do_not_leave_the_database(int counted, long? shown)
    {
        await using var server = await (await CaseworkWorld.Shared).AdministratorOfTheServerAsync();
        Assert.Equal(shown ?? -1, await server.ScalarAsync<long>($"select coalesce(casework.retention_rounded({counted}, false), -1)", Cancel));
    }

    private static async Task<Guid> ImportedAsync(CaseworkWorld world, string identified)
    {
        var intake = Intakes.Adult();
        return (await world.DoAsync(world.Investigator, intake with
        {
            FoundAt = null,
            IdentifiedAt = DateTimeOffset.Parse(identified + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
            Person = intake.Person with { DateOfBirth = AlliancePortal.Casework.Kernel.Time.PartialDate.Parse(identified == "2010-01-15" ? "1994-01-15" : "1960") },
            Import = new ImportedFacts { RowReference = identified, IsHistoric = true },
        })).CaseId;
    }

    private static async Task AnonymousAsync(CaseworkWorld world)
    {
        var intake = Intakes.Adult();
        await world.DoAsync(world.Investigator, intake with
        {
            Narrative = null,
            Consent = new ConsentTakenIn { Refused = true },
            Person = new PersonTakenIn { Sex = "female", Citizenships = ["MD"], ApparentAge = new ApparentAge(25, 30) },
        });
    }
}
