using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Installs functions, triggers and policies when this version has newer ones, and refuses a database in which somebody changed them since.</summary>
internal static class InstalledRules
{
    // A version that writes no server before its hash is from before this rule, and would put its rules over newer ones.
    private const string OlderStayAway = """
        alter table access.installed drop constraint if exists prepared_by_a_newer_version;
        alter table access.installed add constraint prepared_by_a_newer_version check (hash like '%/%') not valid
        """;

    /// <exception cref="NewerDatabaseException">These rules were installed once, and others after them.</exception>
    public static async Task EnsureAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, CancellationToken cancel)
    {
        await ExecuteAsync(owner, "create table if not exists access.installed (hash text primary key, at timestamptz not null default now())", cancel);
        // Tables come by migrations, without a change of the scripts.
        var rules = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{AppliedMigrations.Newest<CaseworkDb>()}\n{string.Join('\n', scripts)}")));
        // The server writes a rule in its own words, which may change with its version.
        var version = $"{owner.PostgreSqlVersion.Major}/{rules}";
        var installed = await ColumnAsync(owner, "select hash from access.installed order by at desc", cancel);
        if (installed.FirstOrDefault() != version)
        {
            if (installed.Skip(1).Any(Ours) && !Ours(installed[0])) throw new NewerDatabaseException();
            await WhileInUse.ChangeAsync(() => InstallAsync(owner, scripts, version, cancel), cancel);
        }

        var differing = await ColumnAsync(owner, "select what || ': ' || rule from access.differing_rules()", cancel);
        if (differing.Count > 0) throw new AlteredRulesException(differing);

        bool Ours(string hash) => hash.EndsWith("/" + rules, StringComparison.Ordinal);
    }

    private static async Task InstallAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, string version, CancellationToken cancel)
    {
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        await WhileInUse.TakeAllAsync(owner, cancel);
        foreach (var script in scripts) await ExecuteAsync(owner, script, cancel);
        await ExecuteAsync(owner, OlderStayAway, cancel);
        await ExecuteAsync(owner, "delete from access.standing_rules; insert into access.standing_rules select * from access.rules()", cancel);
        await ExecuteAsync(owner, $"insert into access.installed (hash) values ('{version}') on conflict (hash) do update set at = clock_timestamp()", cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<IReadOnlyList<string>> ColumnAsync(NpgsqlConnection owner, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await reader.ReadAsync(cancel)) values.Add(reader.GetString(0));
        return values;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
