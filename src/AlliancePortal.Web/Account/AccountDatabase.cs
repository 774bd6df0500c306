using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Web.Account;

/// <summary>Brings the schema <c>account</c> up to date and gives portal_account exactly what signing in needs.</summary>
public static class AccountDatabase
{
    // Nobody deletes an account, token or session: they are closed. A lost authenticator is deleted with its key. A token or session, once written, can only be ended.
    private const string Rights = $"""
        revoke all on schema {AccountDb.SchemaName} from public, {PortalConnections.AccountRole};
        revoke all on all tables in schema {AccountDb.SchemaName} from public, {PortalConnections.AccountRole};
        grant usage on schema {AccountDb.SchemaName} to {PortalConnections.AccountRole};
        grant select, insert, update on {AccountDb.SchemaName}.users to {PortalConnections.AccountRole};
        grant select, insert, update, delete on {AccountDb.SchemaName}.user_claims, {AccountDb.SchemaName}.user_logins,
            {AccountDb.SchemaName}.user_tokens, {AccountDb.SchemaName}.user_passkeys to {PortalConnections.AccountRole};
        grant select, insert, update (revoked_at, confirmed_at) on {AccountDb.SchemaName}.api_tokens to {PortalConnections.AccountRole};
        grant select, insert, update (ended_at, last_seen_at, confirmed_at) on {AccountDb.SchemaName}.sessions to {PortalConnections.AccountRole};
        grant select, insert, update (closed_at) on {AccountDb.SchemaName}.invitations to {PortalConnections.AccountRole};
        grant select, insert, update (last_step), delete on {AccountDb.SchemaName}.authenticators to {PortalConnections.AccountRole};
        grant select, insert, update (closed_at) on {AccountDb.SchemaName}.recovery_codes to {PortalConnections.AccountRole};
        grant select, insert on {AccountDb.SchemaName}.data_protection_keys to {PortalConnections.AccountRole};
        """;

    /// <summary>Needs the database, its roles, and a schema <c>account</c> that portal_owner owns or may create.</summary>
    public static async Task MigrateAsync(PortalConnections connections, CancellationToken cancel = default)
    {
        await using var owner = new NpgsqlConnection(connections.Owner);
        await owner.OpenAsync(cancel);
        if (!await AppliedMigrations.AreAllAsync<AccountDb>(owner, $"{AccountDb.SchemaName}.{AccountDb.HistoryTable}", cancel)) await MigrateTablesAsync(connections, cancel);
        await using var rights = new NpgsqlCommand(Rights, owner);
        await rights.ExecuteNonQueryAsync(cancel);
    }

    private static async Task MigrateTablesAsync(PortalConnections connections, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<AccountDb>();
        AccountDb.Configure(options, WhileInUse.Impatient(connections.Owner));
        await using var db = new AccountDb(options.Options);
        await WhileInUse.ChangeAsync(() => db.Database.MigrateAsync(cancel), cancel);
    }
}
