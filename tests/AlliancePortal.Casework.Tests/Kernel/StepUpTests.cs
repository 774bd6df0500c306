using System.Reflection;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Placements;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Kernel;

/// <summary>A dangerous act is refused in a sign-in whose second factor was not shown lately, and only after all other reasons to refuse it.</summary>
public sealed class StepUpTests
{
    [Fact]
    public async Task A_sign_in_that_was_not_confirmed_lately_does_nothing_dangerous()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var administrator = Actor.SignedIn(world.Administrator.UserId, Guid.CreateVersion7());
        var change = new ChangeWorkerRole { UserId = world.SocialWorker.UserId, Role = "csw_supervisor", UnitCodes = ["csw-prizren-protection"] };

        Assert.Same(Refusal.StepUpRequired, await world.RefusalAsync(administrator, change));
        Assert.Equal("social_worker", (await world.DoAsync(world.SocialWorker, new WhoAmI())).Role);
        await world.DoAsync(administrator, new ListWorkers());

        world.Confirmed.Add(administrator.SignInId!.Value);
        await world.DoAsync(administrator, change);
        await world.ApproveAsync(world.SocialWorker.UserId);
        Assert.Equal("csw_supervisor", (await world.DoAsync(world.SocialWorker, new WhoAmI())).Role);
    }

    [Fact]
    public async Task Whoever_may_not_or_asks_wrongly_hears_that_and_no_word_of_a_second_factor()
    {
        var world = await CaseworkWorld.Shared;
        var change = new ChangeWorkerRole { UserId = world.SocialWorker.UserId, Role = "nothing", UnitCodes = ["csw-prizren-protection"] };

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(Actor.SignedIn(world.CswSupervisor.UserId, Guid.CreateVersion7()), change));
        Assert.Equal(["role"], (await world.RefusalAsync(Actor.SignedIn(world.Administrator.UserId, Guid.CreateVersion7()), change))!.Fields.Keys);
    }

    [Fact]
    public void What_gives_rights_is_among_the_dangerous_acts()
    {
        var dangerous = CaseworkGate.UseCases.Where(useCase => useCase.Value.GetCustomAttribute<StepUpAttribute>() is not null).Select(useCase => useCase.Key).ToList();
        Assert.Empty(new[] { typeof(AddWorker), typeof(InviteWorker), typeof(ChangeWorkerRole), typeof(UnblockWorker), typeof(ApprovePlacement) }.Except(dangerous));
    }
}
