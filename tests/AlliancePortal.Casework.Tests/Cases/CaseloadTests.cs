using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>The list of a unit's cases: whose it holds, how it is paged and ordered.</summary>
public sealed class CaseloadTests
{
    private static readonly Lazy<Task<(CaseworkWorld World, IReadOnlyList<Guid> Opened)>> Busy = new(async () =>
    {
        var world = await CaseworkWorld.CreateAsync();
        var opened = new List<Guid>();
        for (var i = 0; i < 130; i++)
        {
            opened.Add((await world.DoAsync(world.Investigator, i % 3 == 0 ? Intakes.Child() : Intakes.Adult())).CaseId);
            if (i % 4 == 0) world.Clock.Advance(TimeSpan.FromMilliseconds(7));
        }

        return (world, opened);
    });

    [Fact]
    public async Task It_holds_the_units_own_cases_only_with_names_as_far_as_the_role_may_know_them()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var child = await world.DoAsync(world.Investigator, Intakes.Child("Mirjeta", "Krasniqi"));
        var adult = await world.DoAsync(world.OtherInvestigator, Intakes.Adult());

        var police = Assert.Single((await world.DoAsync(world.Investigator, new ListCaseload())).Items);
        Assert.Equal((child.CaseId, child.CaseNumber, "Mirjeta Krasniqi", true, "presumed"), (police.CaseId, police.CaseNumber, police.DisplayName, police.IsChild, police.Status));
        Assert.Null(police.NextDue);

        var centre = Assert.Single((await world.DoAsync(world.SocialWorker, new ListCaseload())).Items);
        Assert.Equal("Mirjeta Krasniqi", centre.DisplayName);
        Assert.NotNull(centre.NextDue);

        Assert.Equal(adult.CaseId, Assert.Single((await world.DoAsync(world.OtherInvestigator, new ListCaseload())).Items).CaseId);
        Assert.Empty((await world.DoAsync(world.PejaSocialWorker, new ListCaseload())).Items);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Administrator, new ListCaseload()));
    }

    [Fact]
    public async Task A_counsellor_sees_a_label_instead_of_the_name_and_cannot_find_her_by_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var intake = Intakes.Adult("Nicoleta", "Rusu");
        var taken = await world.DoAsync(world.Counsellor, intake with { Person = intake.Person with { Aliases = ["Nina"] } });

        Assert.Equal("Nina", Assert.Single((await world.DoAsync(world.Counsellor, new ListCaseload())).Items).DisplayName);
        Assert.Empty((await world.DoAsync(world.Counsellor, new ListCaseload { Query = "Nicoleta" })).Items);
        Assert.Equal(taken.CaseId, Assert.Single((await world.DoAsync(world.Counsellor, new ListCaseload { Query = taken.CaseNumber })).Items).CaseId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("newest")]
    [InlineData("due")]
    public async Task Pages_hold_each_case_once_while_new_cases_arrive(string? sort)
    {
        var (world, opened) = await Busy.Value;
        var actor = sort == "due" ? world.SocialWorker : world.Investigator;
        var expected = opened.Where((_, i) => sort != "due" || i % 3 == 0).Order();
        var seen = new List<CaseloadItem>();
        string? after = null;
        do
        {
            var page = await world.DoAsync(actor, new ListCaseload { Sort = sort, After = after });
            Assert.True(page.Items.Count == ListCaseload.DefaultSize || page.Next is null);
            seen.AddRange(page.Items);
            after = page.Next;
            world.Clock.Advance(TimeSpan.FromMilliseconds(3));
            await world.DoAsync(world.Investigator, Intakes.Child());
        }
        while (after is not null);

        var ids = seen.ConvertAll(item => item.CaseId);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(expected, ids.Intersect(opened).Order());
        if (sort is null) Assert.Equal(seen.OrderByDescending(item => item.LastActivityAt).Select(item => item.CaseId), ids);
        if (sort == "newest") Assert.Equal(ids.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), ids);
        if (sort == "due") Assert.Equal(seen.OrderBy(item => item.NextDue).Select(item => item.NextDue), seen.Select(item => item.NextDue));
    }

    [Fact]
    public async Task Filters_narrow_it_and_what_is_no_filter_is_refused_by_field()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var child = await world.DoAsync(world.Investigator, Intakes.Child());
        var adult = await world.DoAsync(world.Investigator, Intakes.Adult());

        Assert.Equal([child.CaseId], (await world.DoAsync(world.Investigator, new ListCaseload { Child = true })).Items.Select(item => item.CaseId));
        Assert.Equal([adult.CaseId], (await world.DoAsync(world.Investigator, new ListCaseload { Child = false, Status = "presumed" })).Items.Select(item => item.CaseId));
        Assert.Empty((await world.DoAsync(world.Investigator, new ListCaseload { Status = "identified" })).Items);
        Assert.Empty((await world.DoAsync(world.Investigator, new ListCaseload { Former = true })).Items);

        foreach (var (request, field) in new (ListCaseload, string)[]
        {
            (new() { Size = 101 }, "size"), (new() { Size = 0 }, "size"), (new() { Status = "nonsense" }, "status"),
            (new() { Sort = "name" }, "sort"), (new() { After = "not-a-cursor" }, "after"),
        })
            Assert.Equal([field], (await world.RefusalAsync(world.Investigator, request))!.Fields.Keys);
    }

    [Fact]
    public async Task A_supervisor_of_several_units_sees_a_case_of_two_of_them_once()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var supervisor = Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = "tpiu",
            UnitCodes = ["tpiu-team-1", "tpiu-team-2"],
            Role = "police_supervisor",
            DisplayName = "Supervisor of both teams",
            Email = "both@tpiu.test",
        }));
        var first = await world.DoAsync(world.Investigator, Intakes.Adult());
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.DoAsync(world.OtherInvestigator, Intakes.Adult());
        Assert.Equal([second.CaseId, first.CaseId], (await world.DoAsync(supervisor, new ListCaseload { Sort = "newest" })).Items.Select(item => item.CaseId));
    }
}
