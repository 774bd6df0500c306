using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Drafts;

/// <summary>What was typed and not sent: kept for its owner alone, and gone with its key.</summary>
public sealed class DraftTests
{
    private static readonly SaveDraft Typed = new() { Kind = "intake", Title = "Mirjeta", Content = """{"firstName":"Mirjeta"}""" };

    [Fact]
    public async Task What_was_typed_is_there_the_next_day()
    {
        var world = await CaseworkWorld.Shared;
        var saved = await world.DoAsync(world.Investigator, Typed);
        var again = await world.DoAsync(world.Investigator, Typed with { Id = saved.Id, Version = saved.Version, Content = """{"firstName":"Mirjeta","sex":"female"}""" });

        var opened = await world.DoAsync(world.Investigator, new OpenDraft(saved.Id));
        Assert.Equal("""{"firstName":"Mirjeta","sex":"female"}""", opened.Content);
        Assert.Equal(again.Version, opened.Version);
        Assert.Equal(CaseworkWorld.Night.AddDays(30), again.ExpiresAt);
        Assert.Contains(await world.DoAsync(world.Investigator, new ListDrafts("intake")), draft => draft.Id == saved.Id && draft.Title == "Mirjeta");
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListDrafts("interview")), draft => draft.Id == saved.Id);
    }

    [Fact]
    public async Task A_draft_is_its_owners_alone()
    {
        var world = await CaseworkWorld.Shared;
        var saved = await world.DoAsync(world.Investigator, Typed);

        foreach (var other in new[] { world.PoliceSupervisor, world.OtherInvestigator, world.Advocate })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new OpenDraft(saved.Id)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Typed with { Id = saved.Id, Version = saved.Version }));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new DiscardDraft(saved.Id)));
            Assert.DoesNotContain(await world.DoAsync(other, new ListDrafts()), draft => draft.Id == saved.Id);
        }

        Assert.NotNull((await world.DoAsync(world.Investigator, new OpenDraft(saved.Id))).Content);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_can_read_what_the_first_stored()
    {
        var world = await CaseworkWorld.Shared;
        var saved = await world.DoAsync(world.Investigator, Typed);
        await world.DoAsync(world.Investigator, Typed with { Id = saved.Id, Version = saved.Version, Content = """{"tab":1}""" });

        var late = Typed with { Id = saved.Id, Version = saved.Version, Content = """{"tab":2}""" };
        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.Investigator, late));
        var stored = await world.DoAsync(world.Investigator, new OpenDraft(saved.Id));
        Assert.Equal("""{"tab":1}""", stored.Content);
        Assert.Null(await world.RefusalAsync(world.Investigator, late with { Version = stored.Version }));
    }

    [Fact]
    public async Task Discarding_destroys_the_key_with_the_text()
    {
        var world = await CaseworkWorld.Shared;
        var saved = await world.DoAsync(world.Investigator, Typed);
        Assert.NotNull(await KeyAsync(world, saved.Id));

        await world.DoAsync(world.Investigator, new DiscardDraft(saved.Id));

        Assert.Null(await KeyAsync(world, saved.Id));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenDraft(saved.Id)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, Typed with { Id = saved.Id, Version = saved.Version }));
    }

    [Fact]
    public async Task A_draft_that_nobody_touched_for_thirty_days_goes_with_its_key()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var old = await world.DoAsync(world.Investigator, Typed);
        world.Clock.Advance(TimeSpan.FromDays(29));
        var young = await world.DoAsync(world.Advocate, Typed);
        world.Clock.Advance(TimeSpan.FromDays(1.5));

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenDraft(old.Id)));
        Assert.Equal(1, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts[RetentionCategories.Drafts]);
        Assert.Null(await KeyAsync(world, old.Id));
        Assert.NotNull((await world.DoAsync(world.Advocate, new OpenDraft(young.Id))).Content);
    }

    [Theory]
    [InlineData("not json", "not_json")]
    [InlineData("[1]", "not_json")]
    public async Task Only_a_form_is_a_draft(string content, string code)
    {
        var world = await CaseworkWorld.Shared;
        var refusal = await world.RefusalAsync(world.Investigator, Typed with { Content = content });
        Assert.Equal([code], refusal!.Fields["content"]);
        Assert.Equal(["too_long"], (await world.RefusalAsync(world.Investigator, Typed with { Content = $"{{\"a\":\"{new string('x', 200_000)}\"}}" }))!.Fields["content"]);
    }

    private static async Task<byte[]?> KeyAsync(CaseworkWorld world, Guid subject)
    {
        await using var source = NpgsqlDataSource.Create(world.Connections.Keyring);
        await using var select = source.CreateCommand("select wrapped from public.subject_keys where subject_id = $1");
        select.Parameters.AddWithValue(subject);
        var stored = (byte[]?)await select.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        var cached = await world.Services.GetRequiredService<KeyRing>().KeyAsync(subject, TestContext.Current.CancellationToken);
        Assert.Equal(stored is null, cached is null);
        return stored;
    }
}
