using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>How to reach her, written anew after the intake.</summary>
public sealed class EditContactTests
{
    [Fact]
    public async Task The_police_change_what_they_took_down_and_the_centre_writes_its_own_beside_it()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));

        var own = await OwnAsync(world, world.Investigator, taken.CaseId);
        Assert.Equal((1, "+383 44 111 222"), (own.Version, own.Phone));
        await world.DoAsync(world.Investigator, Of(taken.CaseId, own.Version) with { Phone = "+383 44 999 000", Safe = ["call"], SafeWay = "Ask for the duty officer after 18:00" });
        await world.DoAsync(world.SocialWorker, Of(taken.CaseId, 0) with { Phone = "+383 45 000 111", Safe = ["write", "leave_message"] });

        var seen = (await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Contact!;
        Assert.Equal(["+383 44 999 000", "+383 45 000 111"], seen.Details.Select(line => line.Phone).Order());
        Assert.Equal("Ask for the duty officer after 18:00", Assert.Single(seen.SafeWays).Text);
        Assert.Equal("+383 44 999 000", Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Contact!.Details).Phone);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_is_told_and_both_texts_remain()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Of(taken.CaseId, 1) with { Phone = "first" });

        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.Investigator, Of(taken.CaseId, 1) with { Phone = "second" }));
        Assert.Equal("first", (await OwnAsync(world, world.Investigator, taken.CaseId)).Phone);
        Assert.Null(await world.RefusalAsync(world.Investigator, Of(taken.CaseId, 2) with { Phone = "second" }));
    }

    [Fact]
    public async Task What_is_taken_back_is_shown_no_more()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Of(taken.CaseId, 1));
        Assert.Empty((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Contact!.Details);
    }

    [Fact]
    public async Task Who_only_reads_is_not_offered_it_and_is_refused_as_if_nothing_were_there()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());

        Assert.Null((await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId))).Sections.Contact?.Own);
        foreach (var stranger in new[] { world.PoliceSupervisor, world.OtherInvestigator, world.SocialWorker, world.Analyst })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, Of(taken.CaseId, 0)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_field()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var wrong = await world.RefusalAsync(world.Investigator, Of(taken.CaseId, 1) with { Phone = new string('1', TextLimits.Phone + 1), Safe = ["call", "not_safe"], Notes = "a\0b" });
        Assert.Equal(["notes", "phone", "safe"], wrong!.Fields.Keys.Order());
    }

    private static EditContact Of(Guid caseId, int version) => new() { CaseId = caseId, Version = version };

    private static async Task<OwnContact> OwnAsync(CaseworkWorld world, Actor actor, Guid caseId) => (await world.DoAsync(actor, new ShowCase(caseId))).Sections.Contact!.Own!;
}
