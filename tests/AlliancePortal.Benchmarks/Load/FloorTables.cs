using Npgsql;
using NpgsqlTypes;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>The floor's one table, in a database of its own on the portal's server, with as many rows as the portal has cases.</summary>
internal static class FloorTables
{
    private const string Name = "floor";

    /// <summary>As often as the portal's common name (<see cref="Casework.Seeding.InventedNames"/>): each thirtieth of the agency's.</summary>
    public const string Common = "hoxha";

    /// <summary>One of 30,000.</summary>
    public const string Rare = "cubrilovic";

    private const string Create = """
        create table cases (id uuid not null, agency_id uuid not null, number text not null, first_name text not null, last_name text not null, folded text not null,
            status text not null, is_child boolean not null, last_activity_at timestamptz not null);
        """;

    private const string Index = """
        alter table cases add primary key (id);
        create index on cases (agency_id, last_activity_at desc);
        create index on cases (agency_id, folded);
        analyze cases;
        """;

    /// <summary>Makes the table anew.</summary>
    /// <param name="admin">Connection string of the server's superuser.</param>
    /// <param name="agency">Gets as many of the rows as the portal's measured unit has; the rest belongs to others.</param>
    /// <param name="own">How many.</param>
    /// <param name="all">Rows of all agencies.</param>
    /// <returns>The connection string, and some ids to open.</returns>
    public static async Task<(string Connection, IReadOnlyList<Guid> Ids)> FillAsync(string admin, Guid agency, long own, long all)
    {
        await using (var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(admin) { Database = "postgres", Pooling = false }))
        {
            await ExecuteAsync(server, $"drop database if exists {Name} with (force)");
            await ExecuteAsync(server, $"create database {Name}");
        }

        var floor = new NpgsqlConnectionStringBuilder(admin) { Database = Name, MaxAutoPrepare = 10, CommandTimeout = 0 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(floor);
        await ExecuteAsync(source, Create);
        var others = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        var ids = new List<Guid>();
        await using (var connection = await source.OpenConnectionAsync())
        await using (var rows = await connection.BeginBinaryImportAsync("copy cases from stdin (format binary)"))
        {
            var now = DateTime.UtcNow;
            long taken = 0;
            for (long n = 0; n < all; n++)
            {
                var at = now.AddSeconds(n - all);
                var id = Guid.CreateVersion7(at);
                var mine = own * (n + 1) / all > own * n / all;
                if (mine && n % Math.Max(1, all / 500) == 0) ids.Add(id);
                var name = !mine ? Usual(n) : (taken % 30, taken % 30_000) switch { (0, _) => Common, (_, 17) => Rare, _ => Usual(n) };
                if (mine) taken++;
                await rows.StartRowAsync();
                await rows.WriteAsync(id, NpgsqlDbType.Uuid);
                await rows.WriteAsync(mine ? agency : others[n % others.Length], NpgsqlDbType.Uuid);
                await rows.WriteAsync($"F-{n}", NpgsqlDbType.Text);
                await rows.WriteAsync("Elira", NpgsqlDbType.Text);
                await rows.WriteAsync(name, NpgsqlDbType.Text);
                await rows.WriteAsync(name, NpgsqlDbType.Text);
                await rows.WriteAsync("presumed", NpgsqlDbType.Text);
                await rows.WriteAsync(n % 5 == 0, NpgsqlDbType.Boolean);
                await rows.WriteAsync(at, NpgsqlDbType.TimestampTz);
            }

            await rows.CompleteAsync();
        }

        await ExecuteAsync(source, Index);
        return (floor, ids);
    }

    /// <summary>One of the names that most people have.</summary>
    public static string Usual(long n) => $"surname {10 + n % 90}";

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
