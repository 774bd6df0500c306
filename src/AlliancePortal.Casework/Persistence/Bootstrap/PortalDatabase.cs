using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Seeding;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>
/// Brings a server to what this version needs: roles, databases, tables, then functions, triggers and policies as one repeatable
/// whole, then the reference data. One node at a time; the others wait and find it done.
/// </summary>
public static class PortalDatabase
{
    private const long Lock = 0x416C6C69616E6365;

    /// <summary>Prepares everything and returns the keys that this process works with.</summary>
    /// <exception cref="NewerDatabaseException">A newer version did so before; nothing of it was changed.</exception>
    public static async Task<NodeKeys> PrepareAsync(PortalConnections connections, MasterKey master, JurisdictionFile jurisdiction, CancellationToken cancel)
    {
        // Roles belong to the whole server, so the lock does too: it is taken in the one database that every server has.
        await using var admin = await OpenAsync(In(connections.Admin, "postgres"), cancel);
        await admin.ExecuteAsync($"select pg_advisory_lock({Lock})", cancel);
        await RefuseNewerAsync(admin, connections, cancel);
        await RolesAndDatabasesAsync(admin, connections, master, cancel);
        await using var owner = await OpenAsync(connections.Owner, cancel);
        await SecondaryIndexes.RestoreAfterLoadAsync(owner, cancel);
        if (!await AppliedMigrations.AreAllAsync<CaseworkDb>(owner, "access.migrations", cancel)) await MigrateAsync(connections, cancel);
        await InstalledRules.EnsureAsync(owner, Scripts(), cancel);
        await ReferenceData.LoadAsync(owner, jurisdiction, cancel);
        return new NodeKeys(master, await PortalKey.OpenAsync(owner, connections, master, cancel), await TicketKey.IssueAsync(owner, cancel));
    }

    // Before the rights of roles and schemas, which would be those of this version again.
    private static async Task RefuseNewerAsync(NpgsqlConnection admin, PortalConnections connections, CancellationToken cancel)
    {
        if (!await ExistsAsync(admin, connections.Database, cancel)) return;
        await using var there = await OpenAsync(In(connections.Admin, connections.Database), cancel);
        await AppliedMigrations.AreAllAsync<CaseworkDb>(there, "access.migrations", cancel);
        await InstalledRules.RefuseNewerAsync(there, Scripts(), cancel);
    }

    private static async Task RolesAndDatabasesAsync(NpgsqlConnection admin, PortalConnections connections, MasterKey master, CancellationToken cancel)
    {
        await RolesAsync(admin, [PortalConnections.OwnerRole, PortalConnections.ApplicationRole, PortalConnections.AccountRole], master, cancel);
        await admin.ExecuteAsync("grant portal_projector, portal_owner to current_user; grant portal_projector to portal_owner", cancel);
        await CreateDatabaseAsync(admin, connections.Database, cancel);
        await RunInAsync(connections.Admin, connections.Database, "Bootstrap.schemas.sql", cancel);

        await using var keyring = await OpenAsync(In(connections.KeyringAdmin, "postgres"), cancel);
        await RolesAsync(keyring, [PortalConnections.KeyringRole], master, cancel);
        await CreateDatabaseAsync(keyring, connections.KeyringDatabase, cancel);
        await RunInAsync(connections.KeyringAdmin, connections.KeyringDatabase, "Bootstrap.keyring.sql", cancel);
    }

    private static async Task RolesAsync(NpgsqlConnection admin, string[] signingIn, MasterKey master, CancellationToken cancel)
    {
        await admin.ExecuteAsync(Script("Bootstrap.roles.sql"), cancel);
        foreach (var role in signingIn) await admin.ExecuteAsync($"alter role {role} login password '{master.Password(role)}'", cancel);
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnection admin, string database, CancellationToken cancel)
    {
        if (!await ExistsAsync(admin, database, cancel)) await admin.ExecuteAsync($"create database \"{database}\"", cancel);
        // Also of a database that was there: by default everybody may connect and make temporary objects, which could stand in front of ours.
        await admin.ExecuteAsync($"revoke all on database \"{database}\" from public; grant connect on database \"{database}\" to portal_owner, portal_app, portal_account, portal_keyring", cancel);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection admin, string database, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", admin) { Parameters = { new() { Value = database } } };
        return await exists.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task MigrateAsync(PortalConnections connections, CancellationToken cancel)
    {
        await using var db = new CaseworkDb(CaseworkDb.Options(WhileInUse.Impatient(connections.Owner)));
        await WhileInUse.ChangeAsync(() => db.Database.MigrateAsync(cancel), cancel);
    }

    private static IReadOnlyList<string> Scripts()
    {
        var scripts = typeof(PortalDatabase).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Persistence.Sql.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).ToList();
        return scripts.Count > 0 ? scripts : throw new InvalidOperationException("The database scripts are missing from this build.");
    }

    private static async Task RunInAsync(string connectionString, string database, string script, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(In(connectionString, database), cancel);
        await connection.ExecuteAsync(Script(script), cancel);
    }

    private static string In(string connectionString, string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = false }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static string Script(string name) => Read("AlliancePortal.Casework.Persistence." + name);

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PortalDatabase).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is missing from this build."));
        return reader.ReadToEnd();
    }
}
