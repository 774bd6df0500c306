using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Agencies;

/// <summary>A unit goes over into another of its agency: its people, cases, queues and children with it, and nobody is without sight for an instant.</summary>
public sealed class UnitMergeTests
{
    [Fact]
    public async Task Cases_queues_and_people_of_the_closed_unit_go_on_in_the_other()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (one, two) = (await UnitAsync(world, "tpiu", "tpiu-team-1"), await UnitAsync(world, "tpiu", "tpiu-team-2"));
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Teuta", "Krasna"));
        var entry = await world.DoAsync(world.Investigator, new AddCaseEntry { CaseId = taken.CaseId, Section = "notes", Kind = "note", Text = "Plate noted." });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new ShowCase(taken.CaseId)));
        await world.DoAsync(world.Administrator, new CloseUnit(one, two));

        Assert.Equal(two, (await world.DoAsync(world.Investigator, new WhoAmI())).Unit.Id);
        foreach (var reader in new[] { world.Investigator, world.OtherInvestigator, world.PoliceSupervisor })
        {
            Assert.Equal("Plate noted.", Assert.Single((await world.DoAsync(reader, new ShowCase(taken.CaseId))).Sections.Notes!.Entries).Text);
            Assert.Equal(taken.CaseId, Assert.Single((await world.DoAsync(reader, new ListCaseload { Query = "krasn" })).Items).CaseId);
        }

        // Who took over writes there, strikes out what the team wrote, and is given cases.
        await world.DoAsync(world.OtherInvestigator, new AddCaseEntry { CaseId = taken.CaseId, Section = "notes", Kind = "note", Text = "Seen again." });
        await world.DoAsync(world.OtherInvestigator, new StrikeOutEntry(entry.EntryId, "Wrong car."));
        await world.DoAsync(world.PoliceSupervisor, new AssignCase { CaseId = taken.CaseId, UserId = world.OtherInvestigator.UserId });
        var named = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Participants.Single(participant => participant.Basis == "opened_case").UnitName;
        Assert.Equal((await world.DoAsync(world.Investigator, new WhoAmI())).Unit.Name, named);
    }

    [Fact]
    public async Task A_child_keeps_its_Centre_and_what_waits_there_is_answered_by_whoever_took_over()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var old = await UnitAsync(world, "csw-prizren", "csw-prizren-protection");
        var heir = await world.DoAsync(world.Administrator, new AddUnit { AgencyId = await world.AgencyAsync("csw-prizren"), Code = "csw-prizren-young", Names = Named("Young people"), DutyPhone = "+383 29 111 222" });
        var fresh = await WorkerAsync(world, "csw-prizren", "csw-prizren-young", "social_worker");
        var (waiting, answered) = (await world.DoAsync(world.Investigator, Intakes.Child("Dea", "Prela")), await world.DoAsync(world.Investigator, Intakes.Child("Arta", "Shala")));
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(answered.GuardianshipId!.Value));
        Assert.Equal("work_stands_open", (await world.RefusalAsync(world.Administrator, new CloseUnit(old)))!.Code);
        await world.DoAsync(world.Administrator, new CloseUnit(old, heir));

        foreach (var worker in new[] { fresh, world.SocialWorker, world.CswSupervisor })
            Assert.True((await world.DoAsync(worker, new ShowGuardianship(waiting.GuardianshipId!.Value))).Mine);
        await world.DoAsync(fresh, new AcknowledgeGuardianship(waiting.GuardianshipId!.Value));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(answered.GuardianshipId.Value, fresh.UserId));
        // The desk that is rung is the one that took over; the next child comes there at once.
        Assert.Equal("+383 29 111 222", (await world.DoAsync(world.Investigator, new ShowGuardianship(waiting.GuardianshipId.Value))).Csw.Phone);
        var later = await world.DoAsync(world.Investigator, Intakes.Child("Blerta", "Gashi"));
        Assert.True((await world.DoAsync(fresh, new ShowGuardianship(later.GuardianshipId!.Value))).Mine);
        // Whoever comes to the Centre later sees to the children of before as well.
        Assert.True((await world.DoAsync(await WorkerAsync(world, "csw-prizren", "csw-prizren-young", "csw_supervisor"), new ShowGuardianship(answered.GuardianshipId.Value))).Mine);
    }

    [Fact]
    public async Task What_was_sent_to_the_closed_unit_is_claimed_by_the_other_and_what_it_wrote_stays_readable_when_it_has_left()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var house = await UnitAsync(world, "shelter", "shelter-house");
        var heir = await world.DoAsync(world.Administrator, new AddUnit { AgencyId = await world.AgencyAsync("shelter"), Code = "shelter-two", Names = Named("Second house"), ServiceLine = "shelter" });
        var fresh = await WorkerAsync(world, "shelter", "shelter-two", "shelter_caseworker");
        var send = await world.ToShelterAsync() with { ToUnitId = house };
        var sent = await world.DoAsync(world.Investigator, send);
        var counselling = await UnitAsync(world, "shelter", "shelter-counselling");
        Assert.Equal("not_a_successor_unit", (await world.RefusalAsync(world.Administrator, new CloseUnit(house, counselling)))!.Code);
        await world.DoAsync(world.Administrator, new CloseUnit(house, heir));

        await world.DoAsync(fresh, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(fresh, new AcceptReferral(sent.ReferralId));
        await world.DoAsync(fresh, new AddCaseEntry { CaseId = send.CaseId, Section = "notes", Kind = "note", Text = "Room two." });
        await world.DoAsync(fresh, new CompleteReferral { ReferralId = sent.ReferralId, Outcome = "person_left" });
        var left = await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId));
        Assert.True(left.IsFormer);
        Assert.Equal("Room two.", Assert.Single(left.Sections.Notes!.Entries).Text);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Counsellor, new ShowCase(send.CaseId)));
    }

    [Fact]
    public async Task Only_an_open_unit_of_the_same_agency_takes_over_and_only_an_administrator_decides()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (one, two) = (await UnitAsync(world, "tpiu", "tpiu-team-1"), await UnitAsync(world, "tpiu", "tpiu-team-2"));
        foreach (var wrong in new[] { one, Guid.CreateVersion7(), await UnitAsync(world, "csw-peja", "csw-peja-protection") })
            Assert.Equal("not_a_successor_unit", (await world.RefusalAsync(world.Administrator, new CloseUnit(one, wrong)))!.Code);
        foreach (var other in new[] { world.PoliceSupervisor, world.VaauSupervisor }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new CloseUnit(one, two)));
        await world.DoAsync(world.Administrator, new CloseUnit(one, two));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Administrator, new CloseUnit(one, two)));
        var shown = await world.DoAsync(world.Administrator, new ShowAgency(await world.AgencyAsync("tpiu")));
        Assert.DoesNotContain(shown.Units, unit => unit.UnitId == one);
        Assert.Equal(3, shown.Units.Single(unit => unit.UnitId == two).Standing.People);
        Assert.All((await world.DoAsync(world.Administrator, new ListWorkers { AgencyId = shown.AgencyId })).Items, worker => Assert.Equal([two], worker.UnitIds));
    }

    private static PlaceNames Named(string name) => new(name, name, name);

    private static async Task<Guid> UnitAsync(CaseworkWorld world, string agency, string code) =>
        (await world.DoAsync(world.Administrator, new ShowAgency(await world.AgencyAsync(agency)))).Units.Single(unit => unit.Code == code).UnitId;

    private static async Task<Actor> WorkerAsync(CaseworkWorld world, string agency, string unit, string role) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = agency,
        UnitCodes = [unit],
        Role = role,
        DisplayName = "Lume",
        Email = $"{Guid.NewGuid():N}@{unit}.test",
    }));
}
