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

    /// <summary>After a failover the driver learns at the latest so many seconds later which server writes now.</summary>
    private const int SecondsBetweenLooks = 2;

    /// <summary>How many seconds a server of several may take to answer before the next is asked.</summary>
    private const int SecondsForEach = 3;

    private PortalConnections(NpgsqlConnectionStringBuilder admin, NpgsqlConnectionStringBuilder? keyring, MasterKey master)
    {
        admin = Across(admin);
        Database = admin.Database is null or "postgres" ? DefaultDatabase : admin.Database;
        Admin = admin.ConnectionString;
        KeyringDatabase = keyring?.Database is null or "postgres" ? Database + "_keyring" : keyring.Database;
        keyring = keyring is null ? admin : Across(keyring);
        KeyringAdmin = keyring.ConnectionString;
        Owner = As(admin, OwnerRole, Database, master);
        Application = Prepared(As(admin, ApplicationRole, Database, master));
        Account = Prepared(As(admin, AccountRole, Database, master));
        Keyring = Prepared(As(keyring, KeyringRole, KeyringDatabase, master));
    }

    /// <summary>Name of the database with cases and accounts.</summary>
    public string Database { get; }

    /// <summary>Name of the database with the victims' wrapped keys; never in the same backup as the cases.</summary>
    public string KeyringDatabase { get; }

    public string Admin { get; }

    /// <summary>As <see cref="Admin"/>, on the server with the keyring.</summary>
    public string KeyringAdmin { get; }

    public string Owner { get; }

    public string Application { get; }

    public string Account { get; }

    public string Keyring { get; }

    /// <summary>From the connection string of a role that may create roles and databases; the other roles' passwords follow from the master key.</summary>
    /// <param name="admin">With several hosts, the portal works with whichever of them is the primary.</param>
    /// <param name="keyring">The same for the server of the keyring; null: the one of the cases, whose backup then has the keys beside the cases.</param>
    public static PortalConnections From(string admin, MasterKey master, string? keyring = null) =>
        new(new NpgsqlConnectionStringBuilder(admin), keyring is null ? null : new NpgsqlConnectionStringBuilder(keyring), master);

    // Of several servers only the primary: what is read of a person is written in the audit. What the operator has set stays.
    private static NpgsqlConnectionStringBuilder Across(NpgsqlConnectionStringBuilder given)
    {
        if (given.Host?.Contains(',', StringComparison.Ordinal) != true) return given;
        var across = new NpgsqlConnectionStringBuilder(given.ConnectionString);
        across.TargetSessionAttributes ??= "primary";
        if (!given.ShouldSerialize("Host Recheck Seconds")) across.HostRecheckSeconds = SecondsBetweenLooks;
        if (!given.ShouldSerialize("Timeout")) across.Timeout = SecondsForEach;
        return across;
    }

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
