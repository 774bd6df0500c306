using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Finding a person as people type: on a real database, over keyed tokens.</summary>
public sealed class CaseloadSearchTests
{
    private static readonly Lazy<Task<CaseworkWorld>> Searched = new(async () =>
    {
        var world = await CaseworkWorld.CreateAsync();
        var shpresa = Intakes.Adult("Shpresa", "Hoxhaj");
        await world.DoAsync(world.Investigator, shpresa with { Person = shpresa.Person with { Aliases = ["Zamira"], IdentityNumber = "AB 123-456" } });
        await world.DoAsync(world.Investigator, Intakes.Adult("Đurđica", "Đorđević"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DoAsync(world.Investigator, Intakes.Adult("Ana", "Hoxhaj"));
        await world.DoAsync(world.OtherInvestigator, Intakes.Adult("Shpresa", "Berisha"));
        return world;
    });

    [Theory]
    [InlineData("shp", "Shpresa Hoxhaj")]
    [InlineData("Spresa", "Shpresa Hoxhaj")]
    [InlineData("zami", "Shpresa Hoxhaj")]
    [InlineData("ab123456", "Shpresa Hoxhaj")]
    [InlineData("AB 123 456", "Shpresa Hoxhaj")]
    [InlineData("hoxhaj shpresa", "Shpresa Hoxhaj")]
    [InlineData("Ђурђица", "Đurđica Đorđević")]
    [InlineData("djordjevic", "Đurđica Đorđević")]
    [InlineData("Hodzaj", "Ana Hoxhaj", "Shpresa Hoxhaj")]
    [InlineData("hoxhaj", "Ana Hoxhaj", "Shpresa Hoxhaj")]
    [InlineData("ana đurđica")]
    [InlineData("Berisha")]
    [InlineData("nobody")]
    [InlineData("ab1234")]
    [InlineData("';--")]
    public async Task It_finds_newest_first(string typed, params string[] names)
    {
        var world = await Searched.Value;
        var found = await world.DoAsync(world.Investigator, new ListCaseload { Query = typed });
        Assert.Equal(names, found.Items.Select(item => item.DisplayName));
    }

    [Fact]
    public async Task A_case_number_finds_its_case_however_it_is_typed_and_for_nobody_else()
    {
        var world = await Searched.Value;
        var item = (await world.DoAsync(world.Investigator, new ListCaseload { Query = "Zamira" })).Items.Single();
        var parts = item.CaseNumber.Split('-');
        var typed = $"{parts[0].ToLowerInvariant()} {parts[1]} {int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)}";

        Assert.Equal(item.CaseId, Assert.Single((await world.DoAsync(world.Investigator, new ListCaseload { Query = typed })).Items).CaseId);
        Assert.Empty((await world.DoAsync(world.OtherInvestigator, new ListCaseload { Query = item.CaseNumber })).Items);
    }

    [Fact]
    public async Task A_search_is_paged_like_the_list()
    {
        var world = await Searched.Value;
        var first = await world.DoAsync(world.Investigator, new ListCaseload { Query = "hoxhaj", Size = 1 });
        var second = await world.DoAsync(world.Investigator, new ListCaseload { Query = "hoxhaj", Size = 1, After = first.Next });
        Assert.Equal(["Ana Hoxhaj", "Shpresa Hoxhaj"], first.Items.Concat(second.Items).Select(item => item.DisplayName));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_second_unit_of_the_agency_finds_it_by_name_for_as_long_as_it_reads_the_identity()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Vjollca", "Rama"));
        await using var superuser = await world.AdministratorOfTheServerAsync();
        async Task<int> FoundAsync() => (await world.DoAsync(world.OtherInvestigator, new ListCaseload { Query = "Vjollca" })).Items.Count;

        await ExecuteAsync(superuser, $"""
            insert into casework.participations (case_id, unit_id, source_id, agency_id, basis, full_mask, minimal_mask, own_mask, is_active, since)
            select p.case_id, w.unit_ids[1], gen_random_uuid(), p.agency_id, 'share', p.full_mask, 0, 0, true, p.since
            from casework.participations p, casework.workers w where p.case_id = '{taken.CaseId}' and w.id = '{world.OtherInvestigator.UserId}'
            """);
        await ExecuteAsync(superuser, $"select casework.refresh_caseload('{taken.CaseId}')");
        Assert.Equal(1, await FoundAsync());

        await ExecuteAsync(superuser, $"update casework.participations set full_mask = 0, minimal_mask = 1 where case_id = '{taken.CaseId}' and basis = 'share'");
        await ExecuteAsync(superuser, $"select casework.refresh_caseload('{taken.CaseId}')");
        Assert.Equal(0, await FoundAsync());
        Assert.Single((await world.DoAsync(world.Investigator, new ListCaseload { Query = "Vjollca" })).Items);
    }

    private static async Task ExecuteAsync(Npgsql.NpgsqlConnection superuser, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, superuser);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
