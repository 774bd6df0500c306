using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Idempotency;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Retention;

/// <summary>What goes by itself, who sets how long it is kept, and who is told.</summary>
public sealed class RetentionRunTests
{
    private static readonly SaveDraft Typed = new() { Kind = "intake", Title = "Mirjeta", Content = """{"firstName":"Mirjeta"}""" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_says_what_the_real_one_takes_and_of_two_nodes_one_takes_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var other = Node(world);
        var old = await FillAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(181));
        var young = await world.DoAsync(world.Advocate, Typed);
        var seen = (await world.ToldAsync(world.VaauSupervisor)).Count(item => item.SeenAt is not null);
        Assert.True(seen > 0);

        var figures = await world.ExactAsync();
        var dry = (await world.DoAsync(Actor.Clock, new RunRetention(Dry: true))).Counts;
        Assert.Equal((3, 2, seen), (dry["drafts"], dry["kept_answers"], dry["notifications_seen"]));
        Assert.All(RetentionCategories.ByItself, category => Assert.Equal(figures[category].Due, dry[category]));
        Assert.Equal(figures, await world.ExactAsync());
        var runs = await Task.WhenAll(new[] { world.Casework, other.GetRequiredService<ICasework>(), world.Casework, other.GetRequiredService<ICasework>() }.Select(node => node.RunAsync(Actor.Clock, new RunRetention(), Cancel)));

        foreach (var category in RetentionCategories.ByItself)
        {
            Assert.Equal(dry[category], runs.Sum(run => run.Value.Counts.GetValueOrDefault(category)));
            Assert.Equal(figures[category].Records - figures[category].Due, (await world.ExactAsync())[category].Records);
        }

        Assert.All(old, key => Assert.Null(world.Services.GetRequiredService<KeyRing>().KeyAsync(key, Cancel).AsTask().Result));
        Assert.NotNull((await world.DoAsync(world.Advocate, new OpenDraft(young.Id))).Content);
        await using var server = await world.AdministratorOfTheServerAsync();
        var audited = await server.ColumnAsync("select facts::text from audit.entries where request = 'RunRetention' and facts <> '[]'", Cancel);
        Assert.All(new[] { "write:retention_run:drafts:3", "write:retention_run:kept_answers:2", $"write:retention_run:notifications_seen:{seen}" }, count => Assert.Contains(count, Assert.Single(audited), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_period_counts_at_once_as_its_preview_said_and_says_who_changed_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.Investigator, Typed);
        var caseId = await world.ClosedAdultAsync();
        world.Clock.SetUtcNow(CaseworkWorld.Night.AddYears(6));
        await world.DoAsync(world.Advocate, Typed);
        world.Clock.Advance(TimeSpan.FromDays(8));

        foreach (var wrong in new[] { 6, 91 }) Assert.Equal(["value"], (await world.RefusalAsync(world.Analyst, new SetRetention("drafts", wrong)))!.Fields.Keys);
        Assert.Equal(["periods.adult_closed", "periods.nothing"], (await world.RefusalAsync(world.Analyst, new PreviewRetention { Periods = new Dictionary<string, int> { ["adult_closed"] = 4, ["nothing"] = 1 } }))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Analyst, new SetRetention("nothing", 6)));
        foreach (var stranger in new[] { world.VaauSupervisor, world.Administrator, world.Investigator })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new SetRetention("drafts", 30)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new PreviewRetention()));
        }

        Assert.Same(Refusal.StepUpRequired, await world.RefusalAsync(Actor.SignedIn(world.Analyst.UserId, Guid.CreateVersion7()), new SetRetention("drafts", 7)));
        var typed = await world.DoAsync(world.Analyst, new PreviewRetention { Periods = new Dictionary<string, int> { ["drafts"] = 7, ["adult_closed"] = 5 } });
        Assert.Equal((2, 2), (Of(typed, "drafts").Records, Of(typed, "drafts").Due));
        // One case is too small a number for the coordinator.
        Assert.Equal((null, null, 0), (Of(typed, "adult_closed").Records, Of(typed, "adult_closed").Due, Of(typed, "adult_closed").InAYear));
        var exact = await world.ExactAsync(typed: """{"drafts": 7, "adult_closed": 5}""");
        Assert.Equal(1, (await world.ExactAsync())["drafts"].Due);
        Assert.Empty(await world.DueAsync(world.VaauSupervisor));

        await world.DoAsync(world.Analyst, new SetRetention("drafts", 7));
        var schedule = await world.DoAsync(world.Analyst, new SetRetention("adult_closed", 5));
        Assert.Equal(exact, await world.ExactAsync());
        Assert.Equal([caseId], (await world.DueAsync(world.VaauSupervisor)).Select(item => item.CaseId));
        Assert.Equal(2, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts["drafts"]);
        var changed = schedule.Single(period => period.Category == "adult_closed");
        Assert.Equal((5, 10, "analyst of coordinator", world.Clock.GetUtcNow()), (changed.Value, changed.ChangedFrom, changed.ChangedBy, changed.ChangedAt));
        Assert.All(await world.DoAsync(world.Administrator, new ShowRetention()), period => Assert.False(period.MayChange));
        await using var server = await world.AdministratorOfTheServerAsync();
        foreach (var fact in new[] { "write:retention:drafts:30:7", "write:retention:adult_closed:10:5" })
            Assert.Equal(1, await server.ScalarAsync<long>($"select count(*) from audit.entries where user_id = '{world.Analyst.UserId}' and facts::text like '%{fact}\"%'", Cancel));
    }

    [Fact]
    public async Task Supervisors_are_told_once_of_a_case_whose_time_is_over()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (caseId, held) = (await world.ClosedAdultAsync(), await world.ClosedAdultAsync());
        await world.DoAsync(world.VaauSupervisor, new Casework.Erasure.HoldCase(held, "The trial."));
        async Task<int> Told(Actor actor) => (await world.ToldAsync(actor)).Count(item => item.Kind == "retention_over");
        Assert.Equal(0, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts["told"]);
        world.Clock.SetUtcNow(CaseworkWorld.Night.AddYears(10));
        Assert.Equal(1, (await world.DoAsync(Actor.Clock, new RunRetention(Dry: true))).Counts["told"]);
        Assert.Equal(0, await Told(world.VaauSupervisor));
        Assert.Equal(1, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts["told"]);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts["told"]);
        }

        Assert.Equal(caseId, Assert.Single(await world.ToldAsync(world.VaauSupervisor), item => item.Kind == "retention_over").CaseId);
        foreach (var other in new[] { world.Advocate, world.PoliceSupervisor, world.Investigator }) Assert.Equal(0, await Told(other));
        // Kept longer, and then no longer: that is news.
        await world.DoAsync(world.Analyst, new SetRetention("adult_closed", 20));
        await world.DoAsync(Actor.Clock, new RunRetention());
        await world.DoAsync(world.Analyst, new SetRetention("adult_closed", 10));
        Assert.Equal(1, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts["told"]);
    }

    private static RetentionFigure Of(IReadOnlyList<RetentionFigure> figures, string category) => figures.Single(figure => figure.Category == category);

    /// <summary>Three drafts, two answers, and a case of which VAAU was told and has seen it.</summary>
    private static async Task<IReadOnlyList<Guid>> FillAsync(CaseworkWorld world)
    {
        var keys = new List<Guid>();
        foreach (var actor in new[] { world.Investigator, world.Investigator, world.Advocate }) keys.Add((await world.DoAsync(actor, Typed)).Id);
        foreach (var key in new[] { "one", "two" }) await world.DoAsync(world.Investigator, new ClaimIdempotencyKey(key, [1]));
        await world.DoAsync(world.Investigator, new KeepIdempotentAnswer("one", new StoredAnswer(201, null, null, null, [7])));
        await world.ClosedAdultAsync();
        await world.DoAsync(world.VaauSupervisor, new MarkSeen([.. (await world.ToldAsync(world.VaauSupervisor)).Select(item => item.Id)]));
        return keys;
    }

    /// <summary>Another node on the same databases.</summary>
    private static ServiceProvider Node(CaseworkWorld world) => new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Clock)
        .AddCasework(world.Connections, world.Services.GetRequiredService<NodeKeys>(), JurisdictionFile.Default).BuildServiceProvider();
}
