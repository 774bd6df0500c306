using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Who is kept out of a case finds nothing of it anywhere, at once; nobody learns it who need not.</summary>
public sealed class ExclusionTests
{
    [Fact]
    public async Task From_the_next_act_there_is_nothing_of_the_case_in_any_list_count_search_or_notification()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child("Dea", "Prela"));
        var id = taken.GuardianshipId!.Value;
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(id));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(id, world.SocialWorker.UserId));
        var wards = (await world.DoAsync(world.CswSupervisor, new ShowBoard())).Workload.Single(load => load.UserId == world.SocialWorker.UserId).Cases.Count;
        Assert.Equal(1, wards);

        await world.DoAsync(world.CswSupervisor, Keep(world.SocialWorker, taken.CaseId));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new ShowCase(taken.CaseId)));
        Assert.Equal(await world.RefusalAsync(world.SocialWorker, new ShowGuardianship(Guid.NewGuid())), await world.RefusalAsync(world.SocialWorker, new ShowGuardianship(id)));
        Assert.Empty((await world.DoAsync(world.SocialWorker, new ListCaseload())).Items);
        Assert.Empty((await world.DoAsync(world.SocialWorker, new ListCaseload { Query = "prel" })).Items);
        Assert.Empty((await world.DoAsync(world.SocialWorker, new ListGuardianships())).Items);
        Assert.Empty(await world.ToldAsync(world.SocialWorker));

        var kept = await world.DoAsync(world.CswSupervisor, new ShowGuardianship(id));
        Assert.Equal(("acknowledged", null), (kept.State, kept.GuardianName));
        Assert.NotNull(kept.DueAt);
        Assert.Contains(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "guardian_needed");
        Assert.Equal(1, (await world.DoAsync(world.CswSupervisor, new ShowBoard())).CasesUnassigned.Count);
        Assert.DoesNotContain(await world.DoAsync(world.CswSupervisor, new ListGuardians(id)), guardian => guardian.UserId == world.SocialWorker.UserId);
        Assert.Equal(["guardianUserId"], (await world.RefusalAsync(world.CswSupervisor, new AppointGuardian(id, world.SocialWorker.UserId)))!.Fields.Keys);
        Assert.Equal("worker_not_of_this_unit", (await world.RefusalAsync(world.CswSupervisor, new AssignCase { CaseId = taken.CaseId, UserId = world.SocialWorker.UserId }))!.Code);
    }

    [Fact]
    public async Task It_is_set_by_the_units_supervisor_or_VAAUs_or_the_integrity_officer_and_by_nobody_else()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        foreach (var other in new[] { world.SocialWorker, world.Advocate, world.Administrator, world.Analyst, world.PejaSocialWorker, world.VaauSupervisor })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Keep(world.Investigator, taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, Keep(world.Investigator, taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, Keep(world.CswSupervisor, taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, Keep(world.SocialWorker, Guid.NewGuid())));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.CswSupervisor, Keep(world.SocialWorker, taken.CaseId) with { Reason = " " }))!.Fields.Keys);

        var officer = await OfficerAsync(world);
        await world.DoAsync(officer, Keep(world.SocialWorker, taken.CaseId));
        Assert.Empty((await world.DoAsync(world.CswSupervisor, new ShowExclusions(taken.CaseId))).Items);
        var seen = Assert.Single((await world.DoAsync(officer, new ShowExclusions(taken.CaseId))).Items);
        Assert.Equal((world.SocialWorker.UserId, "The victim named him.", true), (seen.UserId, seen.Reason, seen.MayLift));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, Lift(world.SocialWorker, taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowCase(taken.CaseId)));
    }

    [Fact]
    public async Task Lifted_it_opens_again_and_can_be_set_anew()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var before = await world.DoAsync(world.PoliceSupervisor, new ShowExclusions(taken.CaseId));
        Assert.Contains(before.Others, person => person.UserId == world.Investigator.UserId);
        Assert.DoesNotContain(before.Others, person => person.UserId == world.PoliceSupervisor.UserId);

        for (var round = 0; round < 2; round++)
        {
            await world.DoAsync(world.PoliceSupervisor, Keep(world.Investigator, taken.CaseId));
            var during = await world.DoAsync(world.PoliceSupervisor, new ShowExclusions(taken.CaseId));
            Assert.Equal("The victim named him.", Assert.Single(during.Items).Reason);
            Assert.DoesNotContain(during.Others, person => person.UserId == world.Investigator.UserId);
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new ShowCase(taken.CaseId)));
            await world.DoAsync(world.PoliceSupervisor, Lift(world.Investigator, taken.CaseId));
            Assert.Null(await world.RefusalAsync(world.Investigator, new ShowCase(taken.CaseId)));
        }

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, Lift(world.Investigator, taken.CaseId)));
    }

    [Fact]
    public async Task A_claim_goes_back_to_the_unit_and_is_not_given_to_who_is_kept_out_or_blocked()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var send = await world.ToShelterAsync();
        await world.AcceptedAsync(send);
        var supervisor = await WorkerAsync(world, "ngo_supervisor");
        var (other, blocked) = (await WorkerAsync(world, "shelter_caseworker"), await WorkerAsync(world, "shelter_caseworker"));
        await world.DoAsync(world.Administrator, new BlockWorker(blocked.UserId));
        var referral = (await world.DoAsync(supervisor, new ListReferrals { Box = "incoming" })).Items.Single();

        await world.DoAsync(supervisor, Keep(world.ShelterCaseworker, send.CaseId));
        Assert.Null((await world.DoAsync(supervisor, new ListReferrals { Box = "incoming" })).Items.Single().ClaimedBy);
        var asIfNobody = await world.RefusalAsync(supervisor, new ReassignReferralClaim(referral.ReferralId, Guid.NewGuid()));
        Assert.Equal(asIfNobody, await world.RefusalAsync(supervisor, new ReassignReferralClaim(referral.ReferralId, world.ShelterCaseworker.UserId)));
        Assert.Equal(asIfNobody, await world.RefusalAsync(supervisor, new ReassignReferralClaim(referral.ReferralId, blocked.UserId)));
        Assert.Equal(other.UserId, (await world.DoAsync(supervisor, new ReassignReferralClaim(referral.ReferralId, other.UserId))).UserId);
        Assert.Equal(1, (await world.DoAsync(supervisor, new ReassignCases { FromUserId = other.UserId, ToUserId = supervisor.UserId, Reason = "workload" })).Claims);
        Assert.Equal(0, (await world.DoAsync(supervisor, new ReassignCases { FromUserId = supervisor.UserId, ToUserId = world.ShelterCaseworker.UserId, Reason = "workload" })).Claims);
    }

    [Fact]
    public async Task An_escalation_goes_past_the_only_supervisor_who_is_kept_out_to_VAAU()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var send = await world.ToShelterAsync();
        await world.DoAsync(world.Investigator, send);
        await world.DoAsync(await OfficerAsync(world), Keep(world.PoliceSupervisor, send.CaseId));
        world.Clock.Advance(TimeSpan.FromDays(30));
        await ActivatorUtilities.CreateInstance<PortalClock>(world.Services).TickAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await world.ToldAsync(world.PoliceSupervisor), item => item.CaseId == send.CaseId);
        Assert.Contains(await world.ToldAsync(world.VaauSupervisor), item => item is { Kind: "referral_overdue", CaseId: null, SubjectId: null });
        Assert.Equal(0, (await world.DoAsync(world.PoliceSupervisor, new ShowBoard())).OutgoingOverdue.Count);
    }

    [Fact]
    public async Task Nobody_is_rung_about_a_child_who_must_not_know_of_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.CswSupervisor, new SetShift
        {
            WorkerId = world.SocialWorker.UserId,
            Phone = "+383 44 777 888",
            Days = [new DateOnly(2026, 11, 23)],
            From = new TimeOnly(20, 0),
            Until = new TimeOnly(8, 0),
        });
        Assert.Equal("+383 44 777 888", (await world.DoAsync(world.Investigator, new ShowGuardianship(taken.GuardianshipId!.Value))).Csw.Phone);
        await world.DoAsync(world.CswSupervisor, Keep(world.SocialWorker, taken.CaseId));
        var rung = (await world.DoAsync(world.Investigator, new ShowGuardianship(taken.GuardianshipId.Value))).Csw;
        Assert.NotEqual("+383 44 777 888", rung.Phone);
        Assert.Null(rung.DutyName);
    }

    private static ExcludePerson Keep(Actor person, Guid caseId) => new() { CaseId = caseId, UserId = person.UserId, Reason = "The victim named him." };

    private static LiftExclusion Lift(Actor person, Guid caseId) => new() { CaseId = caseId, UserId = person.UserId, Reason = "It was another man." };

    private static async Task<Actor> WorkerAsync(CaseworkWorld world, string role) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "shelter",
        UnitCodes = ["shelter-house"],
        Role = role,
        DisplayName = role,
        Email = $"{Guid.NewGuid():N}@shelter.test",
    }));

    private static async Task<Actor> OfficerAsync(CaseworkWorld world) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "portal",
        UnitCodes = [Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency("portal")!.Units[0].Code],
        Role = "integrity_officer",
        DisplayName = "Integrity officer",
        Email = $"{Guid.NewGuid():N}@portal.test",
    }));
}
