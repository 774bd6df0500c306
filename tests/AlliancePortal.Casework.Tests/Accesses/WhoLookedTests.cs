using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Accesses;

/// <summary>Those who look after the person see who looked at her record; nobody sees more of it than of the record.</summary>
public sealed class WhoLookedTests
{
    [Fact]
    public async Task The_guardian_sees_who_opened_and_changed_when_and_as_what_several_openings_as_one_line()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        for (var time = 0; time < 3; time++) await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));

        var seen = await world.DoAsync(world.SocialWorker, new ListAccesses { CaseId = taken.CaseId });
        var opened = seen.Items.Where(line => line.Kind == "opened" && line.Person?.UserId == world.Investigator.UserId).ToList();
        Assert.Equal([1L, 3L], opened.Select(line => line.Times));
        Assert.Equal(("police_investigator of tpiu", "police_investigator", "police"), (opened[0].Person!.DisplayName, opened[0].Role, opened[0].Agency!.Kind));
        Assert.Contains("identity", opened[0].Sections);
        Assert.DoesNotContain("investigation", opened[0].Sections);
        Assert.Contains(seen.Items, line => line.Kind == "changed" && line.Person?.UserId == world.SocialWorker.UserId && line.Sections.Contains("guardianship"));
        Assert.Equal([world.Investigator.UserId, world.SocialWorker.UserId], seen.People.Select(person => person.UserId));

        var again = await world.DoAsync(world.CswSupervisor, new ListAccesses { CaseId = taken.CaseId, Kind = "checked" });
        Assert.Contains(again.Items, line => line.Person?.UserId == world.SocialWorker.UserId);
        var his = await world.DoAsync(world.SocialWorker, new ListAccesses { CaseId = taken.CaseId, UserId = world.Investigator.UserId });
        Assert.All(his.Items, line => Assert.Equal(world.Investigator.UserId, line.Person!.UserId));
    }

    [Fact]
    public async Task It_goes_page_by_page_without_a_gap_or_a_line_twice()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        for (var hour = 0; hour < 7; hour++)
        {
            await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
            await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId));
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        var whole = (await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId, Kind = "opened" })).Items;
        var paged = new List<AccessLine>();
        for (string? after = null; ;)
        {
            var page = await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId, Kind = "opened", Size = 4, After = after });
            paged.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }

        Assert.Equal(14, whole.Count);
        Assert.Equal(whole.Select(Key), paged.Select(Key));
        Assert.Equal(["after"], (await world.RefusalAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId, After = "no cursor" }))!.Fields.Keys);

        static (DateTimeOffset, Guid?, string) Key(AccessLine line) => (line.LastAt, line.Person?.UserId, line.Kind);
    }

    [Fact]
    public async Task For_everybody_else_it_is_not_there_nor_for_who_is_kept_out()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var missing = await world.RefusalAsync(world.PoliceSupervisor, new ListAccesses { CaseId = Guid.NewGuid() });
        Assert.Equal(Refusal.NotFound, missing);
        // A Centre that was only notified and has not answered does not read it yet.
        foreach (var other in new[] { world.Investigator, world.SocialWorker, world.CswSupervisor, world.PejaSocialWorker, world.Advocate, world.VaauSupervisor, world.Lawyer, world.Administrator, world.Analyst })
            Assert.Equal(missing, await world.RefusalAsync(other, new ListAccesses { CaseId = taken.CaseId }));
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).MaySeeAccesses);
        Assert.True((await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId))).MaySeeAccesses);

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.SocialWorker, new ListAccesses { CaseId = taken.CaseId });
        await world.DoAsync(world.CswSupervisor, new ExcludePerson { CaseId = taken.CaseId, UserId = world.SocialWorker.UserId, Reason = "A cousin." });
        Assert.Equal(missing, await world.RefusalAsync(world.SocialWorker, new ListAccesses { CaseId = taken.CaseId }));
        Assert.DoesNotContain((await world.DoAsync(world.SocialWorker, new MyAccesses())).Items, line => line.CaseId == taken.CaseId);
        // That somebody was kept out is for the own supervisors; what she had done stays in sight.
        var police = await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId });
        Assert.DoesNotContain(police.Items, line => line.Kind == "changed" && line.Person?.UserId == world.CswSupervisor.UserId);
        Assert.Contains(police.Items, line => line.Person?.UserId == world.SocialWorker.UserId);
        Assert.Contains((await world.DoAsync(world.CswSupervisor, new ListAccesses { CaseId = taken.CaseId })).Items, line => line.Kind == "changed" && line.Person?.UserId == world.CswSupervisor.UserId);
    }

    [Fact]
    public async Task A_hosting_organisation_stays_support_services_for_the_police_and_its_sections_unsaid()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var send = (await world.ToShelterAsync()) with { CaseId = taken.CaseId };
        var sent = await world.DoAsync(world.SocialWorker, send);
        await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.ShelterCaseworker, new AcceptReferral(sent.ReferralId));
        await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId));
        await world.DoAsync(world.ShelterCaseworker, new AddCaseEntry { CaseId = send.CaseId, Section = "assistance", Kind = "need", Text = "Winter clothes." });

        var guardian = await world.DoAsync(world.SocialWorker, new ListAccesses { CaseId = send.CaseId });
        Assert.Contains(guardian.Items, line => line.Kind == "changed" && line.Person?.UserId == world.ShelterCaseworker.UserId && line.Sections.Contains("assistance"));
        Assert.Contains(guardian.Items, line => line.Kind == "disclosed" && line.Person?.UserId == world.SocialWorker.UserId);
        var police = await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = send.CaseId });
        var hidden = police.Items.Where(line => line.Person is null && !line.IsPortal).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, line => Assert.Equal(("opened", null, null, 0), (line.Kind, line.Role, line.Agency, line.Sections.Count)));
        Assert.DoesNotContain(police.People, person => person.UserId == world.ShelterCaseworker.UserId);
        Assert.All(police.Items, line => Assert.Empty(line.Sections.Intersect(["assistance", "health", "shelterAddress"])));
    }

    [Fact]
    public async Task Everybody_sees_what_they_did_themselves_in_ninety_days_and_of_a_case_that_closed_to_them_only_when()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Mimoza", "Krasniqi"));
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        var mine = await world.DoAsync(world.Investigator, new MyAccesses());
        Assert.Equal([("changed", 1L), ("opened", 2L)], mine.Items.Select(line => (line.Kind, line.Times)).Order());
        Assert.All(mine.Items, line => Assert.Equal((taken.CaseNumber, "Mimoza Krasniqi"), (line.CaseNumber, line.DisplayName)));
        Assert.Empty((await world.DoAsync(world.OtherInvestigator, new MyAccesses())).Items);
        var first = await world.DoAsync(world.Investigator, new MyAccesses { Size = 1 });
        Assert.Equal("changed", Assert.Single((await world.DoAsync(world.Investigator, new MyAccesses { Size = 1, After = first.Next })).Items).Kind);

        world.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty((await world.DoAsync(world.Investigator, new MyAccesses())).Items);
    }
}
