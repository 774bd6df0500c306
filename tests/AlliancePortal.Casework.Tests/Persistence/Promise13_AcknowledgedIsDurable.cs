namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>Promise 13: what was answered as done is there after the database was killed.</summary>
[Collection(KilledDatabaseCollection.Name)]
public sealed class Promise13_AcknowledgedIsDurable(KilledDatabase killed, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_entry_that_was_answered_is_there_after_the_kills()
    {
        Assert.True(killed.Written.Count > 2 * 200);
        Assert.Equal(0, await killed.CountAsync("select count(*) from unnest($1::uuid[]) done where not exists (select 1 from casework.case_entries e where e.id = done)", killed.Written.ToArray()));

        // Of those on the way at a kill, nobody was told; each is there whole or not at all.
        Assert.InRange(await killed.CountAsync("select count(*) from casework.case_entries"), killed.Written.Count, killed.Written.Count + KilledDatabase.Kills * KilledDatabase.People);
        output.WriteLine($"{killed.Written.Count} writes were answered over {KilledDatabase.Kills} kills of the database: 0 lost");
    }
}
