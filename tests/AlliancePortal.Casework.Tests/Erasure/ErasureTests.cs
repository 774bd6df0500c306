using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Erasure;

/// <summary>Who erases a person: two persons of two agencies, VAAU one of them, and nobody while the record is held or a guardian answers for a child.</summary>
public sealed class ErasureTests
{
    private const string Needs = "erasure_needs_other_agency";

    [Fact]
    public async Task It_takes_two_persons_of_two_agencies_one_of_them_VAAU()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        foreach (var other in new[] { world.Investigator, world.OtherInvestigator, world.VaauSupervisor, world.CswSupervisor, world.Administrator, world.Analyst })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Propose(taken.CaseId)));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.PoliceSupervisor, Propose(taken.CaseId) with { Reason = " " }))!.Fields.Keys);
        Assert.Equal(["ground"], (await world.RefusalAsync(world.PoliceSupervisor, Propose(taken.CaseId) with { Ground = "because" }))!.Fields.Keys);
        Assert.Equal(ErasureRefusals.NothingProposed, await world.RefusalAsync(world.PoliceSupervisor, Decide(taken.CaseId, ErasureDecision.Approved)));

        var proposed = await world.DoAsync(world.PoliceSupervisor, Propose(taken.CaseId));
        Assert.Equal(("She wants it.", false, true), (proposed.Proposal!.Reason, proposed.MayDecide, proposed.MayWithdraw));
        Assert.Equal("erasure_proposed_already", (await world.RefusalAsync(world.PoliceSupervisor, Propose(taken.CaseId)))!.Code);
        Assert.Equal(Needs, (await world.RefusalAsync(world.PoliceSupervisor, Decide(taken.CaseId, ErasureDecision.Approved)))!.Code);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, Decide(taken.CaseId, ErasureDecision.Approved)));

        // VAAU is told, sees whom it is about and no more, and decides.
        Assert.Contains(await world.ToldAsync(world.VaauSupervisor), told => told.Kind == "erasure_proposed" && told.CaseId == taken.CaseId);
        var asked = await world.DoAsync(world.VaauSupervisor, new ShowErasure(taken.CaseId));
        Assert.True(asked.MayDecide);
        var shown = await world.DoAsync(world.VaauSupervisor, new ShowCase(taken.CaseId));
        Assert.Null(shown.Sections.Exploitation);
        Assert.Same(Refusal.StepUpRequired, await world.RefusalAsync(Actor.SignedIn(world.VaauSupervisor.UserId, Guid.CreateVersion7()), Decide(taken.CaseId, ErasureDecision.Approved)));
        Assert.NotNull((await world.DoAsync(world.VaauSupervisor, Decide(taken.CaseId, ErasureDecision.Approved))).Erased);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, Propose(taken.CaseId)));
    }

    [Theory]
    [InlineData(ErasureDecision.Declined)]
    [InlineData(ErasureDecision.Withdrawn)]
    public async Task Declined_or_withdrawn_it_leaves_all_as_it_was_and_VAAU_without_sight(ErasureDecision decision)
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.PoliceSupervisor, Propose(taken.CaseId));
        var told = async () => (await world.ToldAsync(world.VaauSupervisor)).Any(item => item.CaseId == taken.CaseId);
        Assert.True(await told());
        var (does, doesNot) = decision == ErasureDecision.Declined ? (world.VaauSupervisor, world.PoliceSupervisor) : (world.PoliceSupervisor, world.VaauSupervisor);
        Assert.NotNull(await world.RefusalAsync(doesNot, Decide(taken.CaseId, decision)));

        Assert.Null((await world.DoAsync(does, Decide(taken.CaseId, decision))).Proposal);

        Assert.False(await told());
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new ShowCase(taken.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new ShowErasure(taken.CaseId)));
        Assert.Contains("Nicoleta", (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).DisplayName, StringComparison.Ordinal);
        Assert.True((await world.DoAsync(world.PoliceSupervisor, Propose(taken.CaseId))).MayWithdraw);
    }

    [Fact]
    public async Task A_legal_hold_stands_against_it_and_only_the_agency_that_set_it_knows_why_and_lifts_it()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        await world.AcceptedAsync(send);
        await world.DoAsync(world.PoliceSupervisor, Propose(send.CaseId));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.PoliceSupervisor, new HoldCase(send.CaseId, "")))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, new HoldCase(send.CaseId, "Ours.")));

        var held = Assert.Single((await world.DoAsync(world.PoliceSupervisor, new HoldCase(send.CaseId, "The trial in spring."))).Holds);
        Assert.Equal(("The trial in spring.", true), (held.Reason, held.MayLift));
        var others = await world.DoAsync(world.VaauSupervisor, new ShowErasure(send.CaseId));
        Assert.Equal((null, false, "under_legal_hold"), (others.Holds[0].Reason, others.Holds[0].MayLift, others.Hindrance));
        Assert.Equal("under_legal_hold", (await world.RefusalAsync(world.VaauSupervisor, Decide(send.CaseId, ErasureDecision.Approved)))!.Code);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new LiftHold(send.CaseId, held.HoldId)));

        await world.DoAsync(world.PoliceSupervisor, new LiftHold(send.CaseId, held.HoldId));
        Assert.NotNull((await world.DoAsync(world.VaauSupervisor, Decide(send.CaseId, ErasureDecision.Approved))).Erased);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.ShelterCaseworker, new ShowCase(send.CaseId)));
    }

    [Fact]
    public async Task A_child_with_a_guardian_is_not_erased()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        Assert.Equal("guardianship_is_open", (await world.RefusalAsync(world.CswSupervisor, Propose(taken.CaseId)))!.Code);

        await world.DoAsync(world.CswSupervisor, new EndGuardianship(taken.GuardianshipId.Value, "Home again.", "returned_to_parents"));
        await world.DoAsync(world.VaauSupervisor, new EndGuardianship(taken.GuardianshipId.Value, "Home again."));
        Assert.Equal(Needs, (await world.RefusalAsync(world.PoliceSupervisor, Propose(taken.CaseId)))!.Code);
        await world.DoAsync(world.CswSupervisor, Propose(taken.CaseId));
        Assert.NotNull((await world.DoAsync(world.VaauSupervisor, Decide(taken.CaseId, ErasureDecision.Approved))).Erased);
    }

    private static ProposeErasure Propose(Guid caseId) => new(caseId, "person_asked", "She wants it.");

    private static DecideErasure Decide(Guid caseId, ErasureDecision decision) => new(caseId, decision);
}
