using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>Promise 15: when the database is gone the casework says so and no more; when it is back, work goes on without a restart.</summary>
[Collection(KilledDatabaseCollection.Name)]
public sealed class Promise15_ItRecovers(KilledDatabase killed, ITestOutputHelper output)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    [Fact]
    public void It_is_writable_soon_after_each_return_of_the_database()
    {
        Assert.Equal(KilledDatabase.Kills, killed.WritableAfter.Count);
        Assert.All(killed.WritableAfter, after => Assert.True(after <= Promised, $"Writable after {after}."));
        output.WriteLine($"writable {string.Join(" and ", killed.WritableAfter.Select(after => $"{after.TotalSeconds:0.00} s"))} after the return of the database");
    }

    [Fact]
    public void Meanwhile_nothing_is_answered_but_that_it_cannot_be_reached()
    {
        Assert.NotEmpty(killed.Refusals);
        Assert.All(killed.Refusals, refusal => Assert.Equal(Refusal.Unavailable, refusal));
        output.WriteLine($"{killed.Refusals.Count} requests were answered by 'unavailable'");
    }
}
