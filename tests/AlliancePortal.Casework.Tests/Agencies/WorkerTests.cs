using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Agencies;

/// <summary>People of the agencies: who may see them, how a leaver leaves, that somebody can always administer.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task The_directory_has_every_agency_and_no_person()
    {
        var world = await CaseworkWorld.Shared;
        var agencies = await world.DoAsync(world.Analyst, new ListAgencies());
        Assert.Contains(agencies, agency => agency is { Code: "csw-prizren", Kind: "csw", Municipality: "prizren" } && agency.Units.Count > 0);
        Assert.Equal(agencies.Count, (await world.DoAsync(world.Investigator, new ListAgencies())).Count);
        Assert.All(await world.DoAsync(world.Investigator, new ListAgencies { Kind = "ngo" }), agency => Assert.Equal("ngo", agency.Kind));
    }

    [Fact]
    public async Task One_sees_the_colleagues_of_the_own_agency_and_an_administrator_everybody()
    {
        var world = await CaseworkWorld.Shared;
        var colleagues = (await world.DoAsync(world.SocialWorker, new ListWorkers())).Items;
        Assert.Contains(colleagues, worker => worker.UserId == world.CswSupervisor.UserId);
        Assert.All(colleagues, worker => Assert.Equal(("Centre for Social Work Prizren", null), (worker.AgencyName, worker.Email)));

        var everybody = (await world.DoAsync(world.Administrator, new ListWorkers { Query = "LAWYER of" })).Items;
        Assert.Contains(everybody, worker => worker.UserId == world.Lawyer.UserId && worker.Email is not null);
    }

    [Fact]
    public async Task A_leaver_can_do_nothing_more_and_the_supervisor_is_told_what_is_left()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(taken.GuardianshipId.Value, world.SocialWorker.UserId));

        var left = await world.DoAsync(world.Administrator, new BlockWorker(world.SocialWorker.UserId));
        Assert.Equal((1, 0, 1), (left.OpenCases, left.OpenReferrals, left.Wards));
        Assert.Equal(["csw_supervisor of csw-prizren"], left.Supervisors);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new WhoAmI()));
        Assert.Contains(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "worker_left" && item.SubjectId == world.SocialWorker.UserId);
        Assert.DoesNotContain((await world.DoAsync(world.CswSupervisor, new ListWorkers())).Items, worker => worker.UserId == world.SocialWorker.UserId);

        await world.DoAsync(world.Administrator, new UnblockWorker(world.SocialWorker.UserId));
        Assert.Null(await world.RefusalAsync(world.SocialWorker, new WhoAmI()));
    }

    [Fact]
    public async Task Whom_an_administrator_places_in_a_unit_its_supervisors_learn_of()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var added = new AddWorker { AgencyCode = "csw-prizren", UnitCodes = ["csw-prizren-protection"], Role = "social_worker", DisplayName = "New Hand", Email = "new.hand@csw-prizren.test" };
        var placed = await world.DoAsync(world.Administrator, added);
        Assert.Equal(0, await ToldOfAsync(placed));
        await world.ApproveAsync(placed);
        Assert.Equal(1, await ToldOfAsync(placed));

        await world.DoAsync(world.Administrator, new ChangeWorkerRole { UserId = placed, Role = "csw_supervisor", UnitCodes = ["csw-prizren-protection"] });
        await world.ApproveAsync(placed);
        Assert.Equal(2, await ToldOfAsync(placed));
        await world.DoAsync(world.Administrator, new BlockWorker(placed));
        Assert.Equal(2, await ToldOfAsync(placed));
        await world.DoAsync(world.Administrator, new UnblockWorker(placed));
        Assert.Equal(3, await ToldOfAsync(placed));

        Assert.DoesNotContain(await world.ToldAsync(world.SocialWorker), item => item.Kind == "worker_placed");
        Assert.DoesNotContain(await world.ToldAsync(Actor.Person(placed)), item => item.Kind == "worker_placed");

        async Task<int> ToldOfAsync(Guid worker) => (await world.ToldAsync(world.CswSupervisor)).Count(item => item.Kind == "worker_placed" && item.SubjectId == worker);
    }

    [Fact]
    public async Task Nobody_blocks_themselves_and_one_administrator_always_remains()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        Assert.Equal(AgencyRefusals.NotOneself, await world.RefusalAsync(world.Administrator, new BlockWorker(world.Administrator.UserId)));
        var second = Actor.Person(await world.DoAsync(Actor.Setup, AsAdministrator("second")));

        var outcomes = await Task.WhenAll(
            world.Casework.RunAsync(second, new BlockWorker(world.Administrator.UserId), TestContext.Current.CancellationToken),
            world.Casework.RunAsync(world.Administrator, new BlockWorker(second.UserId), TestContext.Current.CancellationToken));
        Assert.Single(outcomes, outcome => outcome.Succeeded);
        var remaining = await RemainingAsync(world, second);
        Assert.Single((await world.DoAsync(remaining, new ListWorkers())).Items, worker => worker is { Role: "administrator", IsActive: true });
    }

    [Fact]
    public async Task A_role_fits_its_agency_and_changes_with_the_next_act()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var change = new ChangeWorkerRole { UserId = world.SocialWorker.UserId, Role = "csw_supervisor", UnitCodes = ["csw-prizren-protection"] };
        await world.DoAsync(world.Administrator, change);
        await world.ApproveAsync(world.SocialWorker.UserId);
        Assert.Equal("csw_supervisor", (await world.DoAsync(world.SocialWorker, new WhoAmI())).Role);

        Assert.Equal(["role"], (await world.RefusalAsync(world.Administrator, change with { Role = "police_supervisor" }))!.Fields.Keys);
        Assert.Equal(["unitCodes"], (await world.RefusalAsync(world.Administrator, change with { UnitCodes = ["tpiu-team-1"] }))!.Fields.Keys);
        Assert.Equal(["unitCodes"], (await world.RefusalAsync(world.Administrator,
            new ChangeWorkerRole { UserId = world.ShelterCaseworker.UserId, Role = "counsellor", UnitCodes = ["shelter-house", "shelter-counselling"] }))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, change));
        Assert.Equal(["role"], (await world.RefusalAsync(world.Administrator, AsAdministrator("x") with { Role = "lawyer" }))!.Fields.Keys);
    }

    [Fact]
    public async Task Everybody_is_found_once_page_by_page_and_by_a_part_of_the_name_without_diacritics()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        foreach (var name in new[] { "Đorđe Čavić", "Ëngjëll Çela", "Djordje" }) await world.DoAsync(Actor.Setup, AsAdministrator(name) with { Email = $"{Guid.NewGuid():N}@portal.test" });
        var all = (await world.DoAsync(world.Administrator, new ListWorkers())).Items.Select(worker => worker.UserId).ToList();
        var paged = new List<Guid>();
        for (Guid? after = null; paged.Count == 0 || after is not null;)
        {
            var page = await world.DoAsync(world.Administrator, new ListWorkers { Size = 4, After = after });
            paged.AddRange(page.Items.Select(worker => worker.UserId));
            after = page.Next;
        }

        Assert.Equal(all, paged);
        Assert.Equal(16, paged.Distinct().Count());
        async Task<IEnumerable<string>> Found(string query) => (await world.DoAsync(world.Administrator, new ListWorkers { Query = query })).Items.Select(worker => worker.DisplayName);
        Assert.Equal(["Đorđe Čavić"], await Found("cavic"));
        Assert.Equal(["Ëngjëll Çela"], await Found("ËNGJ"));
        Assert.Equal(["Đorđe Čavić"], await Found("đorđe"));
        Assert.Empty(await Found("100%"));
        Assert.Empty((await world.DoAsync(world.Administrator, new ListWorkers { IsActive = false })).Items);
        Assert.Equal(["after"], (await world.RefusalAsync(world.Administrator, new ListWorkers { After = Guid.NewGuid() }))!.Fields.Keys);
        Assert.Equal(["size"], (await world.RefusalAsync(world.Administrator, new ListWorkers { Size = 1000 }))!.Fields.Keys);
        Assert.Equal(new WorkerCounts(16, 0), await world.DoAsync(world.Administrator, new CountWorkers()));
        Assert.Empty((await world.DoAsync(world.SocialWorker, new ListWorkers { Query = "@" })).Items);
    }

    [Fact]
    public void Every_role_belongs_to_some_kind_of_agency() =>
        Assert.Equal(Roles.All.Order(), typeof(AgencyKinds).GetFields().SelectMany(kind => RolesOfAgency.Of((string)kind.GetValue(null)!)).Distinct().Order());

    private static AddWorker AsAdministrator(string name) => new()
    {
        AgencyCode = "portal",
        UnitCodes = [Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency("portal")!.Units[0].Code],
        Role = "administrator",
        DisplayName = name,
        Email = $"{name}@portal.test",
    };

    private static async Task<Actor> RemainingAsync(CaseworkWorld world, Actor second) =>
        await world.RefusalAsync(second, new WhoAmI()) is null ? second : world.Administrator;
}
