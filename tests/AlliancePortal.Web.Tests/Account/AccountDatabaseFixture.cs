using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Account;
using Npgsql;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>One prepared database for the tests of a class: the portal's roles, casework and accounts, as at its start.</summary>
public sealed class AccountDatabaseFixture : IAsyncLifetime
{
    private string admin = "";

    public NodeKeys Keys { get; private set; } = null!;

    public PortalConnections Connections { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.Instance;
        admin = await server.CreateDatabaseAsync();
        Connections = PortalConnections.From(admin, TestMasterKey.Instance);
        Keys = await PortalDatabase.PrepareAsync(Connections, TestMasterKey.Instance, JurisdictionFile.Default, CancellationToken.None);
        await AccountDatabase.MigrateAsync(Connections);
    }

    public async ValueTask DisposeAsync()
    {
        var server = await PostgresServer.Instance;
        await server.DropAsync(new NpgsqlConnectionStringBuilder(admin) { Database = Connections.KeyringDatabase }.ConnectionString);
        await server.DropAsync(admin);
    }

    /// <summary>The first column of all rows, as text, read as the superuser.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(string sql) => ReadAsync(admin, sql);

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
