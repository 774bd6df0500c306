using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Guardianship;

/// <summary>A Centre that was asked may say no: the child keeps the one that asked, and the asked one is out at once.</summary>
public sealed class DeclinedHandoverTests
{
    [Fact]
    public async Task The_one_that_asked_stays_and_reads_why_and_the_asked_one_sees_nothing_any_more()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (caseId, id, peja) = await AskedAsync(world);
        var offered = await world.DoAsync(world.PejaSocialWorker, new ShowGuardianship(id));
        Assert.True(offered.May.DeclineHandover);

        await world.DoAsync(world.PejaSocialWorker, new DeclineHandover(id, "Her brother is in Gjilan."));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(caseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowGuardianship(id)));
        Assert.DoesNotContain((await world.DoAsync(world.PejaSocialWorker, new ListCaseload { Former = true })).Items, item => item.CaseId == caseId);
        Assert.DoesNotContain(await world.ToldAsync(world.PejaSocialWorker), item => item.CaseId == caseId || item.SubjectId == id);
        Assert.DoesNotContain((await world.DoAsync(world.PejaSocialWorker, new ListGuardianships())).Items, item => item.GuardianshipId == id);

        var kept = await world.DoAsync(world.SocialWorker, new ShowGuardianship(id));
        Assert.Equal(("appointed", null, peja), (kept.State, kept.HandoverTo, kept.HandoverDeclinedBy!.Id));
        Assert.Equal("Her brother is in Gjilan.", (await world.DoAsync(world.SocialWorker, new ShowGuardianshipRecord(caseId))).HandoverDeclineReason);
        Assert.Contains(await world.ToldAsync(world.SocialWorker), item => item.Kind == "handover_declined" && item.CaseId == caseId);
        Assert.Null((await world.DoAsync(world.Investigator, new ShowGuardianship(id))).HandoverDeclinedBy);
        Assert.Null((await world.DoAsync(world.Investigator, new ShowGuardianshipRecord(caseId))).HandoverDeclineReason);
        Assert.Contains((await world.DoAsync(world.SocialWorker, new ShowCase(caseId))).Timeline, told => told.Kind == "guardianship_handover_declined");
    }

    [Fact]
    public async Task Nobody_else_declines_not_without_a_reason_and_not_twice_and_another_can_be_asked_afterwards()
    {
        var world = await CaseworkWorld.Shared;
        var (_, id, peja) = await AskedAsync(world);
        Assert.Equal(GuardianshipRefusals.NotThisCentre, await world.RefusalAsync(world.SocialWorker, new DeclineHandover(id, "No.")));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new DeclineHandover(id, "No.")));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.PejaSocialWorker, new DeclineHandover(id, " ")))!.Fields.Keys);
        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.PejaSocialWorker, new DeclineHandover(id, "No.", 1)));

        await world.DoAsync(world.PejaSocialWorker, new DeclineHandover(id, "No place."));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new DeclineHandover(id, "No place.")));
        var again = await world.DoAsync(world.SocialWorker, new HandOverGuardianship(id, peja, "There is a place now."));
        Assert.Equal((peja, null), (again.HandoverTo!.Id, again.HandoverDeclinedBy));
        Assert.Equal(peja, (await world.DoAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(id))).Csw.Id);
    }

    private static async Task<(Guid CaseId, Guid GuardianshipId, Guid Peja)> AskedAsync(CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var (id, peja) = (taken.GuardianshipId!.Value, await world.AgencyAsync("csw-peja"));
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(id));
        await world.DoAsync(world.SocialWorker, new AppointGuardian(id, world.SocialWorker.UserId));
        await world.DoAsync(world.SocialWorker, new HandOverGuardianship(id, peja, "Her aunt lives there."));
        return (taken.CaseId, id, peja);
    }
}
