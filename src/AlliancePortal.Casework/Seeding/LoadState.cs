using AlliancePortal.Casework.Persistence;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>What is known of a load between its runs: the instant up to which it goes, and which batches are in. In a schema of its own that no portal reads.</summary>
internal sealed class LoadState(LoadPlan plan, DateTimeOffset until, HashSet<int> done)
{
    private const string Tables = $"""
        create schema if not exists seeding authorization {PortalConnections.OwnerRole};
        create table if not exists seeding.loads (seed bigint, cases int, settings text not null, until timestamptz not null, primary key (seed, cases));
        create table if not exists seeding.batches (seed bigint, cases int, first int, primary key (seed, cases, first), foreign key (seed, cases) references seeding.loads);
        create table if not exists seeding.dropped (id bigint generated always as identity primary key, definition text not null);
        alter table seeding.loads owner to {PortalConnections.OwnerRole};
        alter table seeding.batches owner to {PortalConnections.OwnerRole};
        alter table seeding.dropped owner to {PortalConnections.OwnerRole};
        """;

    public DateTimeOffset Until => until;

    /// <summary>The first cases of the batches that are still to be loaded.</summary>
    public IReadOnlyList<int> Missing => [.. Enumerable.Range(0, (plan.Cases + plan.BatchSize - 1) / plan.BatchSize).Select(batch => batch * plan.BatchSize).Where(first => !done.Contains(first))];

    /// <summary>Cases that are in.</summary>
    public int Loaded => done.Sum(SizeOf);

    public int SizeOf(int first) => Math.Min(plan.BatchSize, plan.Cases - first);

    /// <summary>Finds the load or begins it.</summary>
    /// <exception cref="LoadRefusedException">It was begun with other settings, or is done.</exception>
    public static async Task<LoadState> OpenAsync(NpgsqlConnection connection, LoadPlan plan, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var make = new NpgsqlCommand(Tables, connection)) await make.ExecuteNonQueryAsync(cancel);
        var settings = $"agencies {string.Join(',', plan.Agencies)}, days {plan.Days}, batch {plan.BatchSize}";
        await using var begin = new NpgsqlCommand("""
            with begun as (insert into seeding.loads values ($1, $2, $3, $4) on conflict do nothing returning settings, until)
            select settings, until from begun union all select settings, until from seeding.loads where seed = $1 and cases = $2
            """, connection);
        foreach (var value in new object[] { plan.Seed, plan.Cases, settings, now }) begin.Parameters.Add(new NpgsqlParameter { Value = value });
        DateTimeOffset until;
        await using (var row = await begin.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            until = row.GetFieldValue<DateTimeOffset>(1);
            if (row.GetString(0) is var before && before != settings)
                throw new LoadRefusedException($"A load of {plan.Cases} cases with the seed {plan.Seed} was begun with other settings ({before}). Take the same, or another seed.");
        }

        await using var select = new NpgsqlCommand("select first from seeding.batches where seed = $1 and cases = $2", connection) { Parameters = { new() { Value = plan.Seed }, new() { Value = plan.Cases } } };
        await using var rows = await select.ExecuteReaderAsync(cancel);
        var done = new HashSet<int>();
        while (await rows.ReadAsync(cancel)) done.Add(rows.GetInt32(0));
        var state = new LoadState(plan, until, done);
        return state.Missing.Count > 0 ? state : throw new LoadRefusedException($"{plan.Cases} cases with the seed {plan.Seed} are loaded already. Another --seed adds others.");
    }

    /// <summary>Marks a batch, in its own transaction.</summary>
    public async Task MarkAsync(NpgsqlConnection connection, int first, CancellationToken cancel)
    {
        await using var mark = new NpgsqlCommand("insert into seeding.batches values ($1, $2, $3)", connection) { Parameters = { new() { Value = plan.Seed }, new() { Value = plan.Cases }, new() { Value = first } } };
        await mark.ExecuteNonQueryAsync(cancel);
    }
}
