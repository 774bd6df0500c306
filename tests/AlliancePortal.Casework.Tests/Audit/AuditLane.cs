using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Audit;

/// <summary>A lane of a scratch database's audit with many rows, in the hands of somebody who owns the database.</summary>
public sealed class AuditLane : IAsyncLifetime
{
    public const int Rows = 130;

    public CaseworkWorld World { get; private set; } = null!;

    public short Lane { get; private set; }

    public long Length { get; private set; }

    /// <summary>What was published of the lane: each tenth head, and the last.</summary>
    public (long[] Seqs, byte[][] Hashes) Published { get; private set; }

    public async ValueTask InitializeAsync()
    {
        World = await CaseworkWorld.CreateAsync();
        var taken = await World.DoAsync(World.Investigator, Intakes.Adult());
        for (var row = 0; row < Rows; row++) await World.DoAsync(World.Investigator, new ShowCase(taken.CaseId));
        await using var owner = await World.AdministratorOfTheServerAsync();
        await using (var longest = new NpgsqlCommand("select lane, seq from audit.lanes order by seq desc limit 1", owner))
        await using (var row = await longest.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            (Lane, Length) = (row.GetInt16(0), row.GetInt64(1));
        }

        Assert.True(Length >= Rows, "The requests went over several connections.");
        await using var heads = new NpgsqlCommand($"select array_agg(seq order by seq), array_agg(hash order by seq) from audit.entries where lane = {Lane} and (seq % 10 = 0 or seq = {Length})", owner);
        await using var published = await heads.ExecuteReaderAsync();
        await published.ReadAsync();
        Published = (published.GetFieldValue<long[]>(0), published.GetFieldValue<byte[][]>(1));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>Tampers, checks, and takes it back.</summary>
    /// <returns>The first row that the lane's links name, and the first published head that differs.</returns>
    public async Task<((long Seq, string What)? Link, long? Head)> TamperAsync(string sql)
    {
        await using var owner = await World.AdministratorOfTheServerAsync();
        await using var transaction = await owner.BeginTransactionAsync();
        await using (var tamper = new NpgsqlCommand(sql.Replace("@lane", $"{Lane}::smallint", StringComparison.Ordinal), owner)) await tamper.ExecuteNonQueryAsync();
        (long, string)? link = null;
        await using (var verify = new NpgsqlCommand($"select seq, what from audit.verify({Lane}::smallint)", owner))
        await using (var found = await verify.ExecuteReaderAsync())
            if (await found.ReadAsync()) link = (found.GetInt64(0), found.GetString(1));

        await using var compare = new NpgsqlCommand("select min(seq) from audit.differing_heads(array_fill($1::smallint, array[cardinality($2)]), $2, $3)", owner)
        {
            Parameters = { new() { Value = Lane }, new() { Value = Published.Seqs }, new() { Value = Published.Hashes } },
        };
        var head = await compare.ExecuteScalarAsync() as long?;
        await transaction.RollbackAsync();
        return (link, head);
    }
}
