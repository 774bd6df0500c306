using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Home: what awaits whom.</summary>
public sealed class HomeTests
{
    [Fact]
    public async Task The_clock_of_a_child_runs_on_both_homes_until_the_centre_has_named_a_guardian()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());

        foreach (var actor in new[] { world.Investigator, world.SocialWorker })
        {
            var home = await world.DoAsync(actor, new HomeList());
            Assert.Equal((taken.GuardianshipId, "notified", false), (home.Guardianships.Single().GuardianshipId, home.Guardianships[0].State, home.Guardianships[0].Overdue));
            Assert.Equal(taken.CaseId, Assert.Single(home.Recent).CaseId);
        }

        Assert.Equal(["child_notified"], (await world.DoAsync(world.SocialWorker, new HomeList())).Told.Select(n => n.Kind).Order());
        var stranger = await world.DoAsync(world.PejaSocialWorker, new HomeList());
        Assert.Equal((0, 0, 0, 0, 0), (stranger.Guardianships.Count, stranger.Referrals.Count, stranger.Told.Count, stranger.UnseenCount, stranger.Recent.Count));

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True((await world.DoAsync(world.Investigator, new HomeList())).Guardianships.Single().Overdue);

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(taken.GuardianshipId.Value, world.SocialWorker.UserId));
        Assert.Empty((await world.DoAsync(world.SocialWorker, new HomeList())).Guardianships);
        Assert.Contains((await world.DoAsync(world.Investigator, new HomeList())).Told, n => n is { Kind: "guardianship_acknowledged", CaseNumber: not null });
    }

    [Fact]
    public async Task What_one_has_seen_is_not_told_again_and_nobody_marks_anothers()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        for (var i = 0; i < 6; i++) await world.DoAsync(world.Investigator, Intakes.Child());

        var first = await world.DoAsync(world.SocialWorker, new MyNotifications { Size = 4 });
        var second = await world.DoAsync(world.SocialWorker, new MyNotifications { Size = 4, After = first.Next });
        Assert.Equal((6, 4, 2, null), (first.UnseenCount, first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal(6, first.Items.Concat(second.Items).Select(n => n.Id).Distinct().Count());

        var ids = first.Items.Select(n => n.Id).ToList();
        Assert.Equal(0, (await world.DoAsync(world.PejaSocialWorker, new MarkSeen(ids))).Count);
        Assert.Equal(4, (await world.DoAsync(world.SocialWorker, new MarkSeen(ids))).Count);
        Assert.Equal(0, (await world.DoAsync(world.SocialWorker, new MarkSeen(ids))).Count);
        Assert.Equal(2, (await world.DoAsync(world.CswSupervisor, new MyNotifications { Unseen = true })).Items.Count);
    }
}
