using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.FactorResets;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.FactorResets;

/// <summary>A lost second factor is given back by two persons, never by one alone, and never by the person concerned.</summary>
public sealed class FactorResetTests
{
    private static readonly string PortalUnit = JurisdictionFile.Default.Agency("portal")!.Units[0].Code;

    [Fact]
    public async Task An_administrator_proposes_the_supervisor_of_the_unit_approves_and_the_worker_is_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var proposed = await world.DoAsync(world.Administrator, Proposal(world.Investigator));
        Assert.Equal(world.Clock.GetUtcNow() + FactorReset.Life, proposed.ExpiresAt);

        var seen = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListFactorResets()));
        Assert.Equal((world.Investigator.UserId, "Her phone fell into the river.", IdentityChecks.CalledBack, true), (seen.UserId, seen.Reason, seen.IdentityCheck, seen.MayApprove));
        Assert.Contains("factor_reset_asked", await ToldAsync(world, world.PoliceSupervisor));
        Assert.Contains("factor_reset_of_you", await ToldAsync(world, world.Investigator));

        var approved = await world.DoAsync(world.PoliceSupervisor, new ApproveFactorReset(proposed.FactorResetId));
        Assert.Equal(world.Investigator.UserId, approved.UserId);
        Assert.Contains("factor_reset_done", await ToldAsync(world, world.Investigator));
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListFactorResets()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApproveFactorReset(proposed.FactorResetId)));
        Assert.Equal(["AddWorker|done", "ApproveFactorReset|done", "ProposeFactorReset|done"], await AuditedAsync(world, world.Investigator.UserId));
    }

    [Fact]
    public async Task Neither_who_proposed_nor_the_person_nor_a_stranger_approves()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var reset = (await world.DoAsync(world.Administrator, Proposal(world.Investigator))).FactorResetId;

        Assert.Equal("second_person_needed", (await world.RefusalAsync(world.Administrator, new ApproveFactorReset(reset)))!.Code);
        foreach (var other in new[] { world.Investigator, world.OtherInvestigator, world.CswSupervisor, world.VaauSupervisor, world.Analyst })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new ApproveFactorReset(reset)));
        foreach (var stranger in new[] { world.OtherInvestigator, world.CswSupervisor, world.VaauSupervisor })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new StopFactorReset(reset)));
            Assert.Empty(await world.DoAsync(stranger, new ListFactorResets()));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, Proposal(world.Investigator)));
        }

        Assert.Null(Assert.Single(await world.DoAsync(world.Investigator, new ListFactorResets())).Reason);
        Assert.Equal("not_oneself", (await world.RefusalAsync(world.Administrator, Proposal(world.Administrator)))!.Code);
    }

    [Fact]
    public async Task A_supervisor_who_lost_it_does_not_approve_the_own_reset_another_administrator_does()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        Assert.Equal("no_second_person", (await world.RefusalAsync(world.Administrator, Proposal(world.PoliceSupervisor)))!.Code);
        var second = Actor.Person(await world.DoAsync(Actor.Setup, Administrator("second")));
        var reset = (await world.DoAsync(world.Administrator, Proposal(world.PoliceSupervisor))).FactorResetId;

        Assert.Equal("second_person_needed", (await world.RefusalAsync(world.PoliceSupervisor, new ApproveFactorReset(reset)))!.Code);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Casework.RunAsync(second, new ApproveFactorReset(reset), TestContext.Current.CancellationToken)));
        Assert.Single(both, outcome => outcome.Succeeded);
    }

    [Fact]
    public async Task After_a_day_or_with_the_proposer_blocked_it_is_nothing_any_more_and_can_be_proposed_anew()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var second = Actor.Person(await world.DoAsync(Actor.Setup, Administrator("second")));
        var late = (await world.DoAsync(world.Administrator, Proposal(world.Investigator))).FactorResetId;
        Assert.Equal("factor_reset_waits", (await world.RefusalAsync(second, Proposal(world.Investigator)))!.Code);
        world.Clock.Advance(FactorReset.Life);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApproveFactorReset(late)));

        var blocked = (await world.DoAsync(second, Proposal(world.Investigator))).FactorResetId;
        await world.DoAsync(world.Administrator, new BlockWorker(second.UserId));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApproveFactorReset(blocked)));

        var third = (await world.DoAsync(world.Administrator, Proposal(world.Investigator))).FactorResetId;
        await world.DoAsync(world.PoliceSupervisor, new ApproveFactorReset(third));
    }

    [Fact]
    public async Task Who_has_lost_nothing_stops_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var reset = (await world.DoAsync(world.Administrator, Proposal(world.Investigator))).FactorResetId;

        await world.DoAsync(world.Investigator, new StopFactorReset(reset));

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApproveFactorReset(reset)));
    }

    private static ProposeFactorReset Proposal(Actor person) => new() { UserId = person.UserId, IdentityCheck = IdentityChecks.CalledBack, Reason = "Her phone fell into the river." };

    private static AddWorker Administrator(string name) => new() { AgencyCode = "portal", UnitCodes = [PortalUnit], Role = "administrator", DisplayName = name, Email = $"{name}@portal.test" };

    private static async Task<IEnumerable<string>> ToldAsync(CaseworkWorld world, Actor actor) => (await world.ToldAsync(actor)).Select(item => item.Kind);

    private static async Task<IReadOnlyList<string>> AuditedAsync(CaseworkWorld world, Guid subject)
    {
        await using var connection = await world.AdministratorOfTheServerAsync();
        await using var select = new NpgsqlCommand("select request || '|' || outcome from audit.entries where facts @> jsonb_build_array(jsonb_build_object('s', $1::text)) order by 1", connection) { Parameters = { new() { Value = subject.ToString() } } };
        await using var rows = await select.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        return found;
    }
}
