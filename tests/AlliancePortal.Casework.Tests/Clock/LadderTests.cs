using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Clock;

/// <summary>What the portal does by itself while nobody at the Centre answers; each test turns a clock of its own.</summary>
public sealed class LadderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_answers_the_duty_worker_is_told_again_then_the_stand_in_acts_then_vaau_and_the_police_are_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var clock = ClockOf(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.Equal(0, await clock.TickAsync(Cancel));

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await clock.TickAsync(Cancel));
        Assert.Equal(["child_notified", "child_notified_again"], await ToldAsync(world, world.SocialWorker, taken));

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await clock.TickAsync(Cancel);
        var waiting = await OneAsync(world, world.Investigator, taken);
        Assert.NotNull(waiting.ActingCsw);
        Assert.NotEqual(waiting.Csw.UnitId, waiting.ActingCsw.UnitId);

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await clock.TickAsync(Cancel);
        Assert.Contains(await world.ToldAsync(world.VaauSupervisor), told => told.Kind == "guardianship_unanswered");
        Assert.Contains("guardianship_unanswered", await ToldAsync(world, world.Investigator, taken));
        Assert.True((await OneAsync(world, world.SocialWorker, taken)).Mine);
    }

    [Fact]
    public async Task The_stand_in_sees_the_child_and_answers_and_the_first_centre_takes_up_its_duty_again()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var standIn = await StandInWorkerAsync(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.Empty((await world.DoAsync(standIn, new ListGuardianships { CaseId = taken.CaseId })).Items);

        world.Clock.Advance(TimeSpan.FromMinutes(31));
        await ClockOf(world).TickAsync(Cancel);
        await world.DoAsync(standIn, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        Assert.Equal("acknowledged", (await OneAsync(world, world.Investigator, taken)).State);

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId.Value));
        Assert.Null((await OneAsync(world, world.SocialWorker, taken)).ActingCsw);
        Assert.Empty((await world.DoAsync(standIn, new ListGuardianships { CaseId = taken.CaseId })).Items);
    }

    [Fact]
    public async Task An_answered_child_climbs_no_further()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));

        world.Clock.Advance(TimeSpan.FromHours(2));
        await ClockOf(world).TickAsync(Cancel);
        Assert.Null((await OneAsync(world, world.Investigator, taken)).ActingCsw);
        Assert.DoesNotContain(await world.ToldAsync(world.VaauSupervisor), told => told.Kind == "guardianship_unanswered");
    }

    [Fact]
    public async Task A_centre_where_nobody_works_is_not_waited_for()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child() with { Municipality = "gjakova" });

        Assert.Equal(3, await ClockOf(world).TickAsync(Cancel));
        var waiting = await OneAsync(world, world.Investigator, taken);
        Assert.NotNull(waiting.ActingCsw);
        Assert.Contains(await world.ToldAsync(world.VaauSupervisor), told => told.Kind == "guardianship_unanswered");
    }

    [Fact]
    public async Task Two_nodes_do_each_thing_once()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        world.Clock.Advance(TimeSpan.FromMinutes(16));

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ClockOf(world).TickAsync(Cancel), Cancel)));

        Assert.Equal(1, nodes.Sum());
        Assert.Single(await ToldAsync(world, world.SocialWorker, taken), kind => kind == "child_notified_again");
    }

    [Fact]
    public async Task Nobody_but_the_clock_does_its_work()
    {
        var world = await CaseworkWorld.Shared;
        foreach (var person in new[] { world.Administrator, world.CswSupervisor, world.VaauSupervisor })
        {
            Assert.NotNull(await world.RefusalAsync(person, new DoDueWork(Guid.CreateVersion7())));
            Assert.NotNull(await world.RefusalAsync(person, new ForgetWakeUps()));
        }
    }

    private static PortalClock ClockOf(CaseworkWorld world) => ActivatorUtilities.CreateInstance<PortalClock>(world.Services);

    private static async Task<GuardianshipView> OneAsync(CaseworkWorld world, Actor actor, TakenIn taken) =>
        Assert.Single((await world.DoAsync(actor, new ListGuardianships { CaseId = taken.CaseId })).Items);

    private static async Task<IReadOnlyList<string>> ToldAsync(CaseworkWorld world, Actor actor, TakenIn taken) =>
        [.. (await world.ToldAsync(actor)).Where(told => told.CaseId == taken.CaseId).OrderBy(told => told.At).Select(told => told.Kind)];

    private static async Task<Actor> StandInWorkerAsync(CaseworkWorld world)
    {
        var code = JurisdictionFile.Default.StandInOf("csw-prizren")!;
        return Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = code.Code,
            UnitCodes = [code.Units[0].Code],
            Role = "social_worker",
            DisplayName = "Stand-in",
            Email = "standin@csw.test",
        }));
    }
}
