using Npgsql;

namespace AlliancePortal.Casework.Clock;

/// <summary>
/// Reads the units for which something was committed since the last time, and the keys that were destroyed. Ids are given before the commit, so that a smaller one may
/// appear later: those left out are asked for again until they can no longer come.
/// </summary>
public sealed class WakeUpReading(NpgsqlDataSource application, TimeProvider time)
{
    private const int AtOnce = 5000;
    private const int MostLeftOut = 1000;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(30);
    private readonly Dictionary<long, DateTimeOffset> leftOut = [];
    private long? last;

    /// <exception cref="NpgsqlException">The database cannot be reached now; the next call begins where this one did.</exception>
    public async Task<WakeUpsRead> NextAsync(CancellationToken cancel)
    {
        if (last is not { } from)
        {
            await using var newest = application.CreateCommand("select coalesce(max(id), 0) from casework.wake_ups");
            last = (long)(await newest.ExecuteScalarAsync(cancel))!;
            return new WakeUpsRead(new HashSet<Guid>(), []);
        }

        await using var select = application.CreateCommand("""
            select id, unit_id, forgotten from casework.wake_ups where id = any($2)
            union all (select id, unit_id, forgotten from casework.wake_ups where id > $1 order by id limit $3)
            """);
        foreach (var value in new object[] { from, leftOut.Keys.ToArray(), AtOnce }) select.Parameters.Add(new NpgsqlParameter { Value = value });
        var units = new HashSet<Guid>();
        var forgotten = new List<Guid>();
        var ids = new List<long>();
        await using (var rows = await select.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                ids.Add(rows.GetInt64(0));
                if (rows.IsDBNull(2)) units.Add(rows.GetGuid(1));
                else forgotten.Add(rows.GetGuid(2));
            }
        }

        Remember(from, ids);
        return new WakeUpsRead(units, forgotten);
    }

    private void Remember(long from, List<long> ids)
    {
        var now = time.GetUtcNow();
        foreach (var id in ids) leftOut.Remove(id);
        foreach (var (id, since) in leftOut.ToArray())
            if (now - since > LongestTransaction) leftOut.Remove(id);
        foreach (var id in ids.Where(id => id > from).Order())
        {
            for (var missing = Math.Max(last!.Value + 1, id - MostLeftOut); missing < id; missing++) leftOut[missing] = now;
            last = id;
        }
    }
}

/// <param name="Units">Units for which something waits.</param>
/// <param name="Forgotten">Subjects of keys that were destroyed.</param>
public sealed record WakeUpsRead(IReadOnlySet<Guid> Units, IReadOnlyList<Guid> Forgotten)
{
    public bool IsEmpty => Units.Count + Forgotten.Count == 0;
}
