using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Integrity;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Integrity;

/// <summary>An official is involved: the named alone read what the police found out, his chain finds no case, and nobody of them is told.</summary>
public sealed class OfficialTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_named_read_the_investigation_and_the_official_and_his_chain_find_no_case()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (official, colleague) = (await WorkerAsync(world, "police_investigator"), await WorkerAsync(world, "police_investigator"));
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await NoteAsync(world, world.Investigator, taken.CaseId);
        Assert.NotNull((await world.DoAsync(colleague, new ShowCase(taken.CaseId))).Sections.Investigation);
        await using var superuser = await world.AdministratorOfTheServerAsync();

        var id = (await world.DoAsync(world.Investigator, Mark(taken.CaseId, await UnitAsync(world, "tpiu"), official))).OfficialId;
        foreach (var gone in new[] { official, world.PoliceSupervisor }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(gone, new ShowCase(taken.CaseId)));
        var seen = await world.DoAsync(colleague, new ShowCase(taken.CaseId));
        Assert.Empty(seen.Sections.Investigation?.Entries ?? []);
        Assert.DoesNotContain(seen.Timeline, line => line.Section is "investigation" or "offenders");
        Assert.Equal((false, false), (seen.MayAdd.ContainsKey("investigation"), seen.MayMarkOfficial));
        Assert.Null(seen.Sections.Investigation);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(colleague, Entry(taken.CaseId)));
        Assert.Equal(await world.RefusalAsync(colleague, new ShowOfficials(Guid.NewGuid())), await world.RefusalAsync(colleague, new ShowOfficials(taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(colleague, Mark(taken.CaseId, await UnitAsync(world, "police-prizren"), null)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(colleague, new LiftOfficialInvolved(id)));

        Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Investigation!.Entries);
        var list = await world.DoAsync(world.Investigator, new ShowOfficials(taken.CaseId));
        Assert.Equal("He came to the bar.", Assert.Single(list.Items).Reason);
        Assert.Equal(world.Investigator.UserId, Assert.Single(list.Named).UserId);
        await world.DoAsync(world.Investigator, new NameOfficer(taken.CaseId, colleague.UserId));
        Assert.NotNull((await world.DoAsync(colleague, new ShowCase(taken.CaseId))).Sections.Investigation);
        Assert.Equal(["userId"], (await world.RefusalAsync(world.Investigator, new NameOfficer(taken.CaseId, official.UserId)))!.Fields.Keys);
        Assert.Equal(0, await superuser.ScalarAsync<long>($"select count(*) from casework.notifications where kind = 'official_involved' and user_id in ('{official.UserId}', '{colleague.UserId}')", Cancel));

        var later = await WorkerAsync(world, "police_investigator");
        Assert.Null((await world.DoAsync(later, new ShowCase(taken.CaseId))).Sections.Investigation);
        await world.DoAsync(world.Investigator, new LiftOfficialInvolved(id));
        Assert.NotNull((await world.DoAsync(later, new ShowCase(taken.CaseId))).Sections.Investigation);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(official, new ShowCase(taken.CaseId)));
    }

    [Fact]
    public async Task While_he_is_not_known_his_whole_unit_is_out_and_the_integrity_officers_are_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var officer = await WorkerAsync(world, "integrity_officer", "portal");
        var stranger = await WorkerAsync(world, "police_investigator", "police-prizren");
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Mark(taken.CaseId, await UnitAsync(world, "police-prizren"), null));
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Equal([stranger.UserId.ToString()], await superuser.ColumnAsync($"select user_id::text from casework.exclusions where case_id = '{taken.CaseId}'", Cancel));
        Assert.Equal([officer.UserId.ToString()], await superuser.ColumnAsync("select user_id::text from casework.notifications where kind = 'official_involved' and case_id is null and subject_id is null", Cancel));
        Assert.Single((await world.DoAsync(officer, new ShowOfficials(taken.CaseId))).Items);
        await world.DoAsync(officer, new NameOfficer(taken.CaseId, world.PoliceSupervisor.UserId));
        Assert.Equal(2, (await world.DoAsync(world.PoliceSupervisor, new ShowOfficials(taken.CaseId))).Named.Count);
    }

    [Fact]
    public async Task Nobody_marks_their_own_chain_or_a_case_that_is_not_theirs_and_somebody_is_always_named()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var (team, elsewhere) = (await UnitAsync(world, "tpiu"), await UnitAsync(world, "police-prizren"));
        Assert.Equal("official_is_of_own_chain", (await world.RefusalAsync(world.PoliceSupervisor, Mark(taken.CaseId, team, world.Investigator)))!.Code);
        Assert.Equal("official_to_be_named", (await world.RefusalAsync(await OfficerAsync(world), Mark(taken.CaseId, team, null)))!.Code);
        Assert.Equal("nobody_is_named", (await world.RefusalAsync(await OfficerAsync(world), Mark(taken.CaseId, elsewhere, null)))!.Code);
        foreach (var other in new[] { world.OtherInvestigator, world.Advocate, world.VaauSupervisor, world.SocialWorker, world.Administrator })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Mark(taken.CaseId, elsewhere, null)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, Mark(taken.CaseId, Guid.NewGuid(), null)));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.Investigator, Mark(taken.CaseId, elsewhere, null) with { Reason = " " }))!.Fields.Keys);
    }

    private static MarkOfficialInvolved Mark(Guid caseId, Guid unit, Actor? official) =>
        new() { CaseId = caseId, OfficialUnitId = unit, OfficialUserId = official?.UserId, Reason = "He came to the bar." };

    private static AddCaseEntry Entry(Guid caseId) => new() { CaseId = caseId, Section = "investigation", Kind = EntryKinds.Of(Casework.Access.Section.Investigation)[0], Text = "Seen at the bar." };

    private static Task<EntryAdded> NoteAsync(CaseworkWorld world, Actor who, Guid caseId) => world.DoAsync(who, Entry(caseId));

    private static async Task<Guid> UnitAsync(CaseworkWorld world, string agency) => (await world.DoAsync(world.Investigator, new ListAgencies())).Single(listed => listed.Code == agency).Units[0].Id;

    private static Task<Actor> OfficerAsync(CaseworkWorld world) => WorkerAsync(world, "integrity_officer", "portal");

    private static async Task<Actor> WorkerAsync(CaseworkWorld world, string role, string agency = "tpiu") => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = agency,
        UnitCodes = [Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency(agency)!.Units[0].Code],
        Role = role,
        DisplayName = role,
        Email = $"{Guid.NewGuid():N}@{agency}.test",
    }));
}
