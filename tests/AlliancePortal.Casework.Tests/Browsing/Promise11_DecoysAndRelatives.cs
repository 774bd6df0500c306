using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Browsing;

/// <summary>A decoy record, and the record of a possible relative: told at once, and nothing of it shows to who opens it.</summary>
public sealed partial class Promise11_BrowsingIsNoticed
{
    [Fact]
    public async Task Whoever_opens_a_decoy_raises_an_alert_at_once_and_sees_what_he_would_see_without_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var before = await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        var decoy = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new MarkDecoy(before.CaseNumber.ToLowerInvariant())));
        Assert.Equal((taken.CaseId, before.CaseNumber, "police_supervisor of tpiu"), (decoy.CaseId, decoy.CaseNumber, decoy.MarkedBy));
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));

        var after = await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        Assert.Equivalent(before, after, strict: true);
        await world.DoAsync(world.Investigator, new ListConsents(taken.CaseId));
        var alert = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
        Assert.Equal((BrowsingRules.Decoy, "police_investigator of tpiu", 1), (alert.Rule, alert.DisplayName, alert.Records));
        Assert.Equal(["browsing_noticed"], await ToldAsync(world, world.PoliceSupervisor));
        Assert.DoesNotContain("browsing_noticed", await ToldAsync(world, world.Investigator));
        Assert.DoesNotContain((await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId })).Items, line => line.Kind is not ("opened" or "changed" or "checked"));

        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new UnmarkDecoy(taken.CaseId)));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
    }

    [Fact]
    public async Task Only_a_supervisor_in_the_case_and_an_integrity_officer_lay_out_a_decoy_and_a_number_tells_nothing()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var integrity = await AddAsync(world, "portal", "integrity_officer");
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var number = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber;
        foreach (var typed in new[] { number, "XK-2026-999999" })
            Assert.Equal(["unknown"], (await world.RefusalAsync(world.CswSupervisor, new MarkDecoy(typed)))!.Fields["caseNumber"]);
        Assert.Equal(["not_a_case_number"], (await world.RefusalAsync(world.CswSupervisor, new MarkDecoy("it")))!.Fields["caseNumber"]);
        foreach (var other in new[] { world.Investigator, world.Administrator, world.Analyst }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new MarkDecoy(number)));

        await world.DoAsync(integrity, new MarkDecoy(number));
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListDecoys()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new UnmarkDecoy(taken.CaseId)));
        Assert.Single(await world.DoAsync(integrity, new ListDecoys()));
        Assert.Empty(await world.DoAsync(integrity, new UnmarkDecoy(taken.CaseId)));
    }

    [Fact]
    public async Task The_record_of_somebody_with_the_own_surname_from_the_own_municipality_is_told_without_a_name()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var relative = await AddAsync(world, "csw-prizren", "social_worker", "csw-prizren-protection", "Теута Краснићи-Gashi");
        var cousin = await AddAsync(world, "csw-prizren", "social_worker", "csw-prizren-protection", "Krasniqi Berisha");
        var taken = await world.DoAsync(world.Investigator, Intakes.Child(lastName: "Gáshi"));
        await world.DoAsync(relative, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        foreach (var other in new[] { cousin, world.SocialWorker, world.Investigator }) await world.DoAsync(other, new ShowCase(taken.CaseId));
        Assert.Empty(await world.DoAsync(world.CswSupervisor, new ListBrowsingAlerts()));

        await world.DoAsync(relative, new ShowCase(taken.CaseId));
        var alert = Assert.Single(await world.DoAsync(world.CswSupervisor, new ListBrowsingAlerts()));
        Assert.Equal((BrowsingRules.Relative, "Теута Краснићи-Gashi"), (alert.Rule, alert.DisplayName));
        await using var server = await world.AdministratorOfTheServerAsync();
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from casework.browsing_alerts a where a::text ilike '%gashi%'", Cancel));
    }

    [Fact]
    public async Task The_same_surname_is_no_relative_to_an_agency_that_is_not_of_that_municipality()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var namesake = await AddAsync(world, "tpiu", "police_investigator", "tpiu-team-1", "Agim Krasniqi");
        var taken = await world.DoAsync(namesake, Intakes.Child());
        Assert.Equal("Krasniqi", (await world.DoAsync(namesake, new ShowCase(taken.CaseId))).Sections.Identity!.LastName);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListBrowsingAlerts()));
    }

    [Theory]
    [InlineData("Teuta Krasniqi", "Krasniqi", true)]
    [InlineData("Milena Stojanović", "Стојановић", true)]
    [InlineData("Ana Petrović-Gashi", "Gashi Hoti", true)]
    [InlineData("Krasniqi Berisha", "Krasniqi", false)]
    [InlineData("Teuta", "Teuta", false)]
    [InlineData("Teuta Krasniqi", null, false)]
    [InlineData("Teuta Krasniqi", "", false)]
    public void One_surname_in_common_is_enough(string worker, string? victim, bool same) => Assert.Equal(same, OwnRelatives.SameSurname(worker, victim));
}
