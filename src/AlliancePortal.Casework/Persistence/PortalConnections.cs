using AlliancePortal.Casework.Sealing;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>
/// The database roles and how to sign in as each. Only migrations use <see cref="Admin"/> and <see cref="Owner"/>; the running portal
/// reaches cases as <see cref="Application"/>, accounts as <see cref="Account"/>, keys as <see cref="Keyring"/>, none of which can reach the others' data.
/// </summary>
public sealed record PortalConnections
{
    public const string OwnerRole = "portal_owner";
    public const string ApplicationRole = "portal_app";
    public const string AccountRole = "portal_account";
    public const string KeyringRole = "portal_keyring";
    private const string DefaultDatabase = "allianceportal";

    private PortalConnections(NpgsqlConnectionStringBuilder admin, MasterKey master)
    {
        Database = admin.Database is null or "postgres" ? DefaultDatabase : admin.Database;
        KeyringDatabase = Database + "_keyring";
        Admin = admin.ConnectionString;
        Owner = As(admin, OwnerRole, Database, master);
        Application = Prepared(As(admin, ApplicationRole, Database, master));
        Account = Prepared(As(admin, AccountRole, Database, master));
        Keyring = Prepared(As(admin, KeyringRole, KeyringDatabase, master));
    }

    /// <summary>Name of the database with cases and accounts.</summary>
    public string Database { get; }

    /// <summary>Name of the database with the victims' wrapped keys; never in the same backup as the cases.</summary>
    public string KeyringDatabase { get; }

    public string Admin { get; }

    public string Owner { get; }

    public string Application { get; }

    public string Account { get; }

    public string Keyring { get; }

    /// <summary>From the connection string of a role that may create roles and databases; the other roles' passwords follow from the master key.</summary>
    public static PortalConnections From(string admin, MasterKey master) => new(new NpgsqlConnectionStringBuilder(admin), master);

    // The running portal asks the same again and again: planning a statement under its policies takes longer than running it.
    private static string Prepared(string connection) => new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 }.ConnectionString;

    private static string As(NpgsqlConnectionStringBuilder admin, string role, string database, MasterKey master) =>
        new NpgsqlConnectionStringBuilder(admin.ConnectionString)
        {
            Username = role,
            Password = master.Password(role),
            Passfile = null,
            Database = database,
            SearchPath = "pg_catalog",
            IncludeErrorDetail = false,
            NoResetOnClose = false,
        }.ConnectionString;
}
