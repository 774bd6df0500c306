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

    /// <summary>Before anything of a database is changed.</summary>
    /// <exception cref="NewerDatabaseException">These rules were installed once, and others after them.</exception>
    public static async Task RefuseNewerAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, CancellationToken cancel)
    {
        if (await owner.ColumnAsync("select 'there' where to_regclass('access.installed') is not null", cancel) is []) return;
        var ours = "/" + Rules(scripts);
        var installed = await InstalledAsync(owner, cancel);
        if (installed.Skip(1).Any(IsOurs) && !IsOurs(installed[0])) throw new NewerDatabaseException();

        bool IsOurs(string hash) => hash.EndsWith(ours, StringComparison.Ordinal);
    }

    /// <exception cref="AlteredRulesException">Somebody changed rules since they were installed.</exception>
    public static async Task EnsureAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, CancellationToken cancel)
    {
        await owner.ExecuteAsync("create table if not exists access.installed (hash text primary key, at timestamptz not null default now())", cancel);
        // The server writes a rule in its own words, which may change with its version.
        var version = $"{owner.PostgreSqlVersion.Major}/{Rules(scripts)}";
        if ((await InstalledAsync(owner, cancel)).FirstOrDefault() != version) await WhileInUse.ChangeAsync(() => InstallAsync(owner, scripts, version, cancel), cancel);
        var differing = await owner.ColumnAsync("select what || ': ' || rule from access.differing_rules()", cancel);
        if (differing.Count > 0) throw new AlteredRulesException(differing);
    }

    // Tables come by migrations, without a change of the scripts.
    private static string Rules(IReadOnlyList<string> scripts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{AppliedMigrations.Newest<CaseworkDb>()}\n{string.Join('\n', scripts)}")));

    private static Task<IReadOnlyList<string>> InstalledAsync(NpgsqlConnection owner, CancellationToken cancel) => owner.ColumnAsync("select hash from access.installed order by at desc", cancel);

    private static async Task InstallAsync(NpgsqlConnection owner, IReadOnlyList<string> scripts, string version, CancellationToken cancel)
    {
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        await WhileInUse.TakeAllAsync(owner, cancel);
        foreach (var script in scripts) await owner.ExecuteAsync(script, cancel);
        await owner.ExecuteAsync(OlderStayAway, cancel);
        await owner.ExecuteAsync("delete from access.standing_rules; insert into access.standing_rules select * from access.rules()", cancel);
        await owner.ExecuteAsync($"insert into access.installed (hash) values ('{version}') on conflict (hash) do update set at = clock_timestamp()", cancel);
        await transaction.CommitAsync(cancel);
    }
}
