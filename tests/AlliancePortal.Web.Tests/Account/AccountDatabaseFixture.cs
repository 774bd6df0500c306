using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Account;
using Npgsql;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>One migrated account database for the tests of a class, with the portal's roles, as the bootstrap makes them.</summary>
public sealed class AccountDatabaseFixture : IAsyncLifetime
{
    private static readonly string KeyFile = Path.Combine(Path.GetTempPath(), $"alliance-test-master-{Environment.ProcessId}");
    private static readonly SemaphoreSlim RolesAreShared = new(1, 1);
    private string admin = "";

    public MasterKey Master { get; private set; } = null!;

    public PortalConnections Connections { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.Instance;
        admin = await server.CreateDatabaseAsync();
        await RolesAreShared.WaitAsync();
        try
        {
            Master = MasterKey.FromFile(KeyFile);
            Connections = PortalConnections.From(admin, Master);
            foreach (var role in new[] { PortalConnections.OwnerRole, PortalConnections.ApplicationRole, PortalConnections.AccountRole })
                await ExecuteAsync(admin, $"""
                    do $$ begin create role {role}; exception when duplicate_object then null; end $$;
                    alter role {role} login password '{Master.Password(role)}';
                    """);
        }
        finally
        {
            RolesAreShared.Release();
        }

        await ExecuteAsync(admin, $"""
            create schema {AccountDb.SchemaName} authorization {PortalConnections.OwnerRole};
            create schema casework authorization {PortalConnections.OwnerRole};
            create table casework.cases (id uuid);
            alter table casework.cases owner to {PortalConnections.OwnerRole};
            """);
        await AccountDatabase.MigrateAsync(Connections);
    }

    public async ValueTask DisposeAsync() => await (await PostgresServer.Instance).DropAsync(admin);

    /// <summary>The first column of all rows, as text, read as the superuser.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(string sql) => ReadAsync(admin, sql);

    public Task ExecuteAsync(string sql) => ExecuteAsync(admin, sql);

    public static async Task ExecuteAsync(string connection, string sql) => await ReadAsync(connection, sql);

    public static async Task<IReadOnlyList<string>> ReadAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, open);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }
}
