using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Agencies;

/// <summary>The directory changes: what is added is found, what closes leaves nothing and nobody behind.</summary>
public sealed class AgencyTests
{
    [Fact]
    public async Task An_agency_that_was_added_gets_people_units_and_referrals()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var id = await world.DoAsync(world.Administrator, NewShelter("safe-house"));
        var counsel = await world.DoAsync(world.Administrator, new AddUnit { AgencyId = id, Code = "safe-house-talks", Names = Named("Talks"), ServiceLine = "counselling" });
        await world.DoAsync(world.Administrator, new ChangeUnit(counsel, Named("Counselling"), "+383 38 111 000"));
        await world.DoAsync(world.Administrator, new ChangeAgency(id, Named("Safe House of Peja")));
        var listed = (await world.DoAsync(world.Investigator, new ListAgencies())).Single(agency => agency.Id == id);
        Assert.Equal("Safe House of Peja", listed.Name);
        Assert.Equal([("safe-house-main", "shelter"), ("safe-house-talks", "counselling")], listed.Units.Select(unit => (unit.Code, unit.ServiceLine!)));

        var worker = Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = "safe-house",
            UnitCodes = ["safe-house-main"],
            Role = "shelter_caseworker",
            DisplayName = "Lume",
            Email = "lume@safe-house.test",
        }));
        var sent = await world.DoAsync(world.Investigator, await world.ToShelterAsync() with { ToAgencyId = id });
        await world.DoAsync(worker, new ClaimReferral(sent.ReferralId));
        Assert.Equal("accepted", (await world.DoAsync(worker, new AcceptReferral(sent.ReferralId))).State);
    }

    [Fact]
    public async Task A_wrong_or_taken_code_a_second_Centre_and_any_other_role_are_refused()
    {
        var world = await CaseworkWorld.Shared;
        async Task<Refusal?> Refused(AddAgency request, Actor? by = null) => await world.RefusalAsync(by ?? world.Administrator, request);

        Assert.Equal(["code"], (await Refused(NewShelter("Safe House")))!.Fields.Keys);
        Assert.Equal(["serviceLine"], (await Refused(NewShelter("s-h") with { ServiceLine = null }))!.Fields.Keys);
        Assert.Equal(["names.sq"], (await Refused(NewShelter("s-h") with { Names = new PlaceNames("a", " ", "c") }))!.Fields.Keys);
        Assert.Equal("code_taken", (await Refused(NewShelter("shelter")))!.Code);
        Assert.Equal("municipality_has_centre", (await Refused(await NewCentreAsync(world, "csw-two") with { Municipality = "prizren" }))!.Code);
        foreach (var other in new[] { world.Investigator, world.CswSupervisor, world.Analyst }) Assert.Equal(Refusal.NotFound, await Refused(NewShelter("s-h"), other));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new CloseAgency(await world.AgencyAsync("shelter"), null)));
    }

    [Fact]
    public async Task Of_a_Centre_that_is_merged_every_child_keeps_its_Centre_its_people_and_its_file()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (waiting, answered) = (await world.DoAsync(world.Investigator, Intakes.Child("Dea", "Prela")), await world.DoAsync(world.Investigator, Intakes.Child("Arta", "Shala")));
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(answered.GuardianshipId!.Value));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(answered.GuardianshipId.Value, world.SocialWorker.UserId));
        await world.DoAsync(world.SocialWorker, new AddCaseEntry { CaseId = answered.CaseId, Section = "notes", Kind = "note", Text = "She likes to draw." });
        var (prizren, peja) = (await world.AgencyAsync("csw-prizren"), await world.AgencyAsync("csw-peja"));

        var before = await world.DoAsync(world.Administrator, new ShowAgency(prizren, peja));
        Assert.Equal((2, 2, 2, 4), (before.Standing.People, before.Standing.OpenCases, before.Standing.Wards, before.Standing.StandInFor));
        Assert.Equal("centre_needs_successor", (await world.RefusalAsync(world.Administrator, new CloseAgency(prizren, null)))!.Code);
        Assert.Equal("not_a_successor", (await world.RefusalAsync(world.Administrator, new CloseAgency(prizren, await world.AgencyAsync("vaau"))))!.Code);
        await world.DoAsync(world.Administrator, new CloseAgency(prizren, peja));

        Assert.Equal("csw-peja", (await world.DoAsync(world.SocialWorker, new WhoAmI())).Agency.Code);
        Assert.Equal(peja, (await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(waiting.GuardianshipId!.Value))).Csw.Id);
        var shown = await world.DoAsync(world.SocialWorker, new ShowCase(answered.CaseId));
        Assert.Equal("She likes to draw.", Assert.Single(shown.Sections.Notes!.Entries).Text);
        Assert.Contains(shown.Participants, participant => participant.Agency?.Id == peja);
        Assert.Equal(answered.CaseId, Assert.Single((await world.DoAsync(world.SocialWorker, new ListCaseload { Query = "shal" })).Items).CaseId);

        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListAgencies()), agency => agency.Id == prizren);
        var later = await world.DoAsync(world.Investigator, Intakes.Child("Blerta", "Gashi"));
        Assert.Equal(peja, (await world.DoAsync(world.Investigator, new ShowGuardianship(later.GuardianshipId!.Value))).Csw.Id);
        var units = (await world.DoAsync(world.Administrator, new ListAgencies { Kind = "csw" })).Single(agency => agency.Id == peja).Units;
        Assert.Equal(2, units.Count);
        Assert.All(units, unit => Assert.DoesNotContain(unit.StandInUnitId, units.Select(other => (Guid?)other.Id).Append(null)));
    }

    [Fact]
    public async Task What_stands_open_bars_a_closing_without_successor_and_nothing_bars_it_afterwards()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var id = await world.DoAsync(world.Administrator, NewShelter("safe-house"));
        var unit = (await world.DoAsync(world.Administrator, new ShowAgency(id))).Units.Single().UnitId;
        var sent = await world.DoAsync(world.Investigator, await world.ToShelterAsync() with { ToAgencyId = id });
        Assert.Equal("last_unit", (await world.RefusalAsync(world.Administrator, new CloseUnit(unit)))!.Code);
        Assert.Equal("work_stands_open", (await world.RefusalAsync(world.Administrator, new CloseAgency(id, null)))!.Code);

        var other = await world.DoAsync(world.Administrator, new AddUnit { AgencyId = id, Code = "safe-house-two", Names = Named("Two"), ServiceLine = "shelter" });
        Assert.Equal("work_stands_open", (await world.RefusalAsync(world.Administrator, new CloseUnit(unit)))!.Code);
        await world.DoAsync(world.Administrator, new CloseUnit(other));
        await world.DoAsync(world.Investigator, new WithdrawReferral { ReferralId = sent.ReferralId, Reason = "Placed elsewhere." });
        await world.DoAsync(world.Administrator, new CloseAgency(id, null));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Administrator, new CloseAgency(id, null)));
        Assert.NotNull(await world.RefusalAsync(world.Investigator, await world.ToShelterAsync() with { ToAgencyId = id }));
    }

    [Fact]
    public async Task A_no_to_the_successor_bars_the_merging_and_a_yes_to_the_one_is_asked_again_for_the_other()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (shelter, heir) = (await world.AgencyAsync("shelter"), await world.DoAsync(world.Administrator, NewShelter("safe-house")));
        var send = await world.ToShelterAsync();
        var consent = await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["assistance"], AgencyIds = [shelter], RefusedAgencyIds = [heir], Language = "ro" });
        await world.AcceptedAsync(send);
        Assert.Equal("successor_was_refused", (await world.RefusalAsync(world.Administrator, new CloseAgency(shelter, heir)))!.Code);
        Assert.Equal(1, (await world.DoAsync(world.Administrator, new ShowAgency(shelter, heir))).Standing.Refused);

        await world.DoAsync(world.Investigator, new WithdrawConsent { ConsentId = consent.ConsentId });
        await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["assistance"], AgencyIds = [shelter], Language = "ro" });
        Assert.Equal("successor_was_refused", (await world.RefusalAsync(world.Administrator, new CloseAgency(shelter, heir)))!.Code);

        var second = await world.AcceptedAsync(await world.ToShelterAsync("Mara", "Stancu"));
        Assert.NotNull(second.CaseId);
        var third = await world.DoAsync(world.Administrator, NewShelter("third-house"));
        await world.DoAsync(world.Administrator, new CloseAgency(shelter, third));
        Assert.Contains(await world.ToldAsync(world.ShelterCaseworker), item => item.Kind == "consent_ask_again" && item.CaseId == send.CaseId);
        Assert.Equal(2, (await world.DoAsync(world.ShelterCaseworker, new ListCaseload())).Items.Count);
    }

    private static PlaceNames Named(string name) => new(name, name, name);

    private static AddAgency NewShelter(string code) => new() { Code = code, Kind = "ngo", Names = Named("Safe House"), ServiceLine = "shelter", DutyPhone = "+383 38 000 111" };

    private static async Task<AddAgency> NewCentreAsync(CaseworkWorld world, string code) => new()
    {
        Code = code,
        Kind = "csw",
        Names = Named("Centre"),
        StandInUnitId = (await world.DoAsync(world.Administrator, new ListAgencies { Kind = "csw" })).First(agency => agency.Code == "csw-istog").Units[0].Id,
    };
}
