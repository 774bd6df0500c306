using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Idempotency;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Kernel;

/// <summary>Keys of requests and their answers on the real database, with the clock turned.</summary>
public sealed class IdempotencyTests
{
    private static readonly byte[] Hash = [1, 2, 3];
    private static readonly StoredAnswer Answer = new(201, "application/json", "/api/v1/cases/1", null, [7]);

    [Fact]
    public async Task An_answer_is_given_again_for_24_hours_and_then_goes()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var claim = new ClaimIdempotencyKey("night", Hash);
        Assert.Null((await world.DoAsync(world.Investigator, claim)).Answer);
        Assert.Equal(IdempotencyRefusals.InProgress, await world.RefusalAsync(world.Investigator, claim));

        await world.DoAsync(world.Investigator, new KeepIdempotentAnswer("night", Answer));
        var again = (await world.DoAsync(world.Investigator, claim)).Answer!;
        Assert.Equal((Answer.Status, Answer.Location, Answer.Body[0]), (again.Status, again.Location, again.Body[0]));
        Assert.Equal(IdempotencyRefusals.KeyReused, await world.RefusalAsync(world.Investigator, new ClaimIdempotencyKey("night", [9])));
        Assert.Equal(0, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts[RetentionCategories.KeptAnswers]);

        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await world.DoAsync(Actor.Clock, new RunRetention())).Counts[RetentionCategories.KeptAnswers]);
        Assert.Null((await world.DoAsync(world.Investigator, claim)).Answer);
    }

    [Fact]
    public async Task A_key_whose_request_did_nothing_is_free_again()
    {
        var world = await CaseworkWorld.Shared;
        var claim = new ClaimIdempotencyKey("freed", Hash);
        await world.DoAsync(world.Investigator, claim);
        await world.DoAsync(world.Investigator, new KeepIdempotentAnswer("freed", null));
        Assert.Null((await world.DoAsync(world.Investigator, claim)).Answer);
    }

    [Fact]
    public async Task The_same_key_of_two_people_is_two_keys()
    {
        var world = await CaseworkWorld.Shared;
        var claim = new ClaimIdempotencyKey("shared", Hash);
        Assert.Null((await world.DoAsync(world.Investigator, claim)).Answer);
        Assert.Null((await world.DoAsync(world.Advocate, claim)).Answer);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new KeepIdempotentAnswer("shared", Answer)));
    }
}
