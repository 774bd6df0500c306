using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Installs functions, triggers and policies when this version has others, and refuses a database in which somebody changed them since.</summary>
internal static class InstalledRules
{
    public static async Task EnsureAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, CancellationToken cancel)
    {
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        await ExecuteAsync(owner, "create table if not exists access.installed (hash text primary key, at timestamptz not null default now())", cancel);
        var version = await VersionAsync(owner, scripts, cancel);
        await using var last = new NpgsqlCommand("select hash from access.installed order by at desc limit 1", owner);
        if (await last.ExecuteScalarAsync(cancel) as string != version)
        {
            foreach (var script in scripts) await ExecuteAsync(owner, script, cancel);
            await ExecuteAsync(owner, "delete from access.standing_rules; insert into access.standing_rules select * from access.rules()", cancel);
            await ExecuteAsync(owner, $"insert into access.installed (hash) values ('{version}') on conflict (hash) do update set at = clock_timestamp()", cancel);
        }

        var differing = new List<string>();
        await using (var compare = new NpgsqlCommand("select what || ': ' || rule from access.differing_rules()", owner))
        await using (var reader = await compare.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel)) differing.Add(reader.GetString(0));
        if (differing.Count > 0) throw new AlteredRulesException(differing);
        await transaction.CommitAsync(cancel);
    }

    // The server writes a rule in its own words, which may change with its version; tables come by migrations, without a change of the scripts.
    private static async Task<string> VersionAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, CancellationToken cancel)
    {
        await using var migration = new NpgsqlCommand("select max(migration_id) from access.migrations", owner);
        var whole = $"{owner.PostgreSqlVersion.Major}\n{await migration.ExecuteScalarAsync(cancel)}\n{string.Join('\n', scripts)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
