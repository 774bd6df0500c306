using System.Globalization;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Placements;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Placements;

/// <summary>No administrator alone gives anybody access or widens it; what a second person approves is exactly what was shown.</summary>
public sealed class PlacementTests
{
    private static readonly string PortalUnit = JurisdictionFile.Default.Agency("portal")!.Units[0].Code;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_invited_can_do_nothing_before_the_supervisor_of_the_unit_approves()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var hers = Actor.Person(await world.DoAsync(world.Administrator, Officer()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(hers, new WhoAmI()));
        Assert.True((await world.DoAsync(Actor.Accounts, new AwaitsApproval(hers.UserId))).IsAwaited);
        Assert.Contains(await world.ToldAsync(world.PoliceSupervisor), item => item.Kind == "placement_asked");

        var seen = Assert.Single(await world.DoAsync(world.PoliceSupervisor, new ListPlacements()));
        Assert.Equal((hers.UserId, true, "police_investigator", null, true), (seen.UserId, seen.IsNew, seen.Role, seen.FormerRole, seen.MayApprove));
        Assert.Equal(["police_supervisor of tpiu"], seen.Approvers);
        Assert.False(Assert.Single(await world.DoAsync(world.Administrator, new ListPlacements())).MayApprove);
        Assert.Equal("second_person_needed", (await world.RefusalAsync(world.Administrator, new ApprovePlacement(seen.PlacementId)))!.Code);
        foreach (var other in new[] { world.CswSupervisor, world.VaauSupervisor })
        {
            Assert.Empty(await world.DoAsync(other, new ListPlacements()));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new ApprovePlacement(seen.PlacementId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new StopPlacement(seen.PlacementId)));
        }

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Casework.RunAsync(world.PoliceSupervisor, new ApprovePlacement(seen.PlacementId), Cancel)));
        Assert.Single(both, outcome => outcome.Succeeded);
        Assert.Equal("police_investigator", (await world.DoAsync(hers, new WhoAmI())).Role);
        Assert.False((await world.DoAsync(Actor.Accounts, new AwaitsApproval(hers.UserId))).IsAwaited);
        Assert.Contains(await world.ToldAsync(world.Administrator), item => item.Kind == "placement_approved");
    }

    [Fact]
    public async Task A_wider_role_or_another_unit_waits_fewer_units_do_not()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var theirs = Actor.Person(await world.DoAsync(Actor.Setup, Officer() with { Role = "police_supervisor", UnitCodes = ["tpiu-team-2"] }));
        var moved = await world.DoAsync(world.Administrator, Change(world.Investigator, "police_investigator", "tpiu-team-2"));
        Assert.True(moved.Waits);
        Assert.Equal("placement_waits", (await world.RefusalAsync(world.Administrator, Change(world.Investigator, "police_supervisor", "tpiu-team-1")))!.Code);
        var before = (await world.DoAsync(world.Investigator, new WhoAmI())).Unit.Id;

        // Whose unit it would be decides, not whose it is.
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListPlacements()));
        await world.DoAsync(theirs, new ApprovePlacement((await world.DoAsync(theirs, new ListPlacements())).Single().PlacementId));
        Assert.NotEqual(before, (await world.DoAsync(world.Investigator, new WhoAmI())).Unit.Id);

        var wide = Actor.Person(await world.DoAsync(Actor.Setup, Officer() with { Role = "police_supervisor", UnitCodes = ["tpiu-team-1", "tpiu-team-2"] }));
        Assert.False((await world.DoAsync(world.Administrator, Change(wide, "police_supervisor", "tpiu-team-2"))).Waits);
        Assert.Single((await world.DoAsync(wide, new WhoAmI())).UnitIds);
    }

    [Fact]
    public async Task An_administrator_and_an_officer_of_integrity_are_made_by_another_one_and_never_by_themselves()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var officer = Actor.Person(await world.DoAsync(Actor.Setup, Central("integrity_officer", "officer")));
        foreach (var role in new[] { "administrator", "integrity_officer" })
        {
            var made = Actor.Person(await world.DoAsync(world.Administrator, Central(role, role)));
            var approvers = Assert.Single(await world.DoAsync(world.Administrator, new ListPlacements())).Approvers;
            Assert.Contains("officer", approvers);
            Assert.DoesNotContain("administrator of portal", approvers);
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(made, new ListPlacements()));
            await world.DoAsync(officer, new ApprovePlacement((await world.DoAsync(officer, new ListPlacements())).Single().PlacementId));
            Assert.Equal(role, (await world.DoAsync(made, new WhoAmI())).Role);
        }

        Assert.Equal(AgencyRefusals.NotOneself, await world.RefusalAsync(world.Administrator, Change(world.Administrator, "integrity_officer", PortalUnit)));
    }

    [Fact]
    public async Task Where_neither_supervisor_nor_administrator_is_there_VAAU_approves_and_nobody_is_second_to_the_own_puppet()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var second = Actor.Person(await world.DoAsync(world.Administrator, Central("administrator", "second")));
        Assert.Equal(["vaau_supervisor of vaau"], Assert.Single(await world.DoAsync(world.Administrator, new ListPlacements())).Approvers);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(second, new WhoAmI()));
        Assert.Equal(world.VaauSupervisor, await world.ApproveAsync(second.UserId));
        Assert.Null(await world.RefusalAsync(second, new WhoAmI()));
    }

    [Fact]
    public async Task In_an_empty_installation_the_first_administrator_works_alone_and_the_audit_says_so()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var superuser = await world.AdministratorOfTheServerAsync();
        await superuser.ExecuteAsync($"delete from casework.workers where id <> '{world.Administrator.UserId}'", Cancel);
        var first = Actor.Person(await world.DoAsync(world.Administrator, Officer() with { Role = "police_supervisor" }));
        Assert.Equal("police_supervisor", (await world.DoAsync(first, new WhoAmI())).Role);
        Assert.Equal(1, await superuser.ScalarAsync<long>($"select count(*) from audit.entries where facts @> '[{{\"a\": \"write:placed_without_second_person\", \"s\": \"{first.UserId}\"}}]'", Cancel));

        // From then on they are two.
        var next = Actor.Person(await world.DoAsync(world.Administrator, Officer()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(next, new WhoAmI()));
        var other = Actor.Person(await world.DoAsync(world.Administrator, Central("administrator", "other")));
        Assert.Null(await world.RefusalAsync(other, new WhoAmI()));
        await world.DoAsync(world.Administrator, new BlockWorker(other.UserId));
        // Whoever blocks the only other administrator is not alone as at the beginning.
        Assert.Equal("no_second_person", (await world.RefusalAsync(world.Administrator, Central("administrator", "puppet")))!.Code);
    }

    [Fact]
    public async Task It_can_be_withdrawn_expires_and_is_asked_again()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var hers = Actor.Person(await world.DoAsync(world.Administrator, Officer()));
        var first = (await world.DoAsync(world.Administrator, new ListPlacements())).Single();
        await world.DoAsync(world.Administrator, new StopPlacement(first.PlacementId));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApprovePlacement(first.PlacementId)));
        Assert.Equal(AgencyRefusals.NotApproved, await world.RefusalAsync(world.Administrator, Change(hers, "police_supervisor", "tpiu-team-1")));

        await world.DoAsync(world.Administrator, new UnblockWorker(hers.UserId));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(hers, new WhoAmI()));
        var late = (await world.DoAsync(world.Administrator, new ListPlacements())).Single();
        world.Clock.Advance(WorkerPlacement.Life);
        Assert.Empty(await world.DoAsync(world.PoliceSupervisor, new ListPlacements()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new ApprovePlacement(late.PlacementId)));

        await world.DoAsync(world.Administrator, new UnblockWorker(hers.UserId));
        await world.ApproveAsync(hers.UserId);
        await world.DoAsync(world.Administrator, new BlockWorker(hers.UserId));
        // Who was approved once comes back as before.
        await world.DoAsync(world.Administrator, new UnblockWorker(hers.UserId));
        Assert.Null(await world.RefusalAsync(hers, new WhoAmI()));
    }

    [Theory]
    [InlineData("update casework.workers set is_active = true where id = '{0}'")]
    [InlineData("update casework.workers set is_approved = true where id = '{0}'")]
    [InlineData("update casework.workers set role = 'administrator' where id = '{1}'")]
    [InlineData("update casework.workers set unit_ids = unit_ids || gen_random_uuid() where id = '{1}'")]
    [InlineData("update casework.workers set agency_id = gen_random_uuid() where id = '{1}'")]
    [InlineData("update casework.workers set id = gen_random_uuid() where id = '{1}'")]
    [InlineData("insert into casework.workers (id, agency_id, unit_ids, role, display_name, email, is_active, is_approved, version) select gen_random_uuid(), agency_id, unit_ids, role, 'Puppet', 'puppet@x.test', true, false, 1 from casework.workers where id = '{1}'")]
    [InlineData("insert into casework.workers (id, agency_id, unit_ids, role, display_name, email, is_active, is_approved, version) select gen_random_uuid(), agency_id, unit_ids, role, 'Puppet', 'puppet@x.test', false, true, 1 from casework.workers where id = '{1}'")]
    public async Task The_database_itself_refuses_an_administrators_own_statement(string statement)
    {
        var world = await CaseworkWorld.Shared;
        var waiting = await world.DoAsync(world.Administrator, Officer());
        await using var application = new NpgsqlConnection(world.Connections.Application);
        await application.OpenAsync(Cancel);
        await using var transaction = await application.BeginTransactionAsync(Cancel);
        var (key, me) = (world.Services.GetRequiredService<TicketKey>(), await world.DoAsync(world.Administrator, new WhoAmI()));
        var ticket = Ticket.Of(Role.Administrator, me.UserId, me.Agency.Id, [me.Unit.Id], [], world.Clock.GetUtcNow());
        await application.SetTicketAsync(ticket.Sign(key.Key, key.Id, application.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, statement, waiting, world.Investigator.UserId), Cancel));
        Assert.Equal("AP093", refused.SqlState);
    }

    private static AddWorker Officer() => new() { AgencyCode = "tpiu", UnitCodes = ["tpiu-team-1"], Role = "police_investigator", DisplayName = "New Hand", Email = $"{Guid.CreateVersion7():N}@tpiu.test" };

    private static AddWorker Central(string role, string name) => new() { AgencyCode = "portal", UnitCodes = [PortalUnit], Role = role, DisplayName = name, Email = $"{Guid.CreateVersion7():N}@portal.test" };

    private static ChangeWorkerRole Change(Actor person, string role, params string[] units) => new() { UserId = person.UserId, Role = role, UnitCodes = units };
}
