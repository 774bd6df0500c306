using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>Each trigger counts: without any one of them a forbidden step passes, or somebody's list tells something else.</summary>
public sealed class DroppedTriggerTests
{
    private const string Triggers = """
        select t.tgname || '|' || c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'casework'::regnamespace and not t.tgisinternal order by 1
        """;

    // The last line of defence, which only shows once the guard before it has fallen.
    private static readonly Dictionary<string, string> Behind = new() { ["child_has_guardian|guardianships"] = "guard" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dropping_any_one_trigger_changes_what_happens()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await using var superuser = await world.AdministratorOfTheServerAsync();
        var triggers = (await superuser.ColumnAsync(Triggers, Cancel)).ToList();
        Assert.True(triggers.Count > 35, $"{triggers.Count} triggers");
        var story = await TriggerStory.PrepareAsync(world, superuser, Cancel);
        await superuser.ExecuteAsync("begin", Cancel);

        async Task<string> WithoutAsync(string? known, params string[] dropped)
        {
            await superuser.ExecuteAsync("savepoint whole", Cancel);
            foreach (var trigger in dropped) await superuser.ExecuteAsync($"drop trigger {trigger.Split('|')[0]} on casework.{trigger.Split('|')[1]}", Cancel);
            var told = await story.TellAsync(known, Cancel);
            await superuser.ExecuteAsync("rollback to savepoint whole", Cancel);
            return told;
        }

        var whole = await WithoutAsync(null);
        Assert.Empty(story.Surprises(whole));
        Assert.Equal(whole, await WithoutAsync(null));
        var unnoticed = new List<string>();
        foreach (var trigger in triggers)
        {
            var before = Behind.TryGetValue(trigger, out var guard) ? await WithoutAsync(null, $"{guard}|{trigger.Split('|')[1]}") : whole;
            var after = guard is null ? await WithoutAsync(before, trigger) : await WithoutAsync(before, trigger, $"{guard}|{trigger.Split('|')[1]}");
            if (after == before) unnoticed.Add(trigger);
        }

        await superuser.ExecuteAsync("rollback", Cancel);
        Assert.True(unnoticed.Count == 0, $"{unnoticed.Count} of {triggers.Count} not noticed: {string.Join("; ", unnoticed)}");
    }
}
