using System.Net;
using System.Net.Sockets;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>Several servers of which one writes, and a keyring on a server of its own.</summary>
public sealed class PortalConnectionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_several_servers_each_role_works_with_the_primary()
    {
        var connections = PortalConnections.From("Host=one:5432,two:5433,three;Username=postgres", TestMasterKey.Instance);
        foreach (var line in Lines(connections))
        {
            Assert.Equal("one:5432,two:5433,three", line.Host);
            Assert.Equal(("primary", 2, 3), (line.TargetSessionAttributes, line.HostRecheckSeconds, line.Timeout));
        }
    }

    [Fact]
    public void What_the_operator_has_set_for_several_servers_stays()
    {
        var connections = PortalConnections.From("Host=one,two;Target Session Attributes=read-write;Host Recheck Seconds=7;Timeout=9", TestMasterKey.Instance);
        Assert.All(Lines(connections), line => Assert.Equal(("read-write", 7, 9), (line.TargetSessionAttributes, line.HostRecheckSeconds, line.Timeout)));
    }

    [Fact]
    public void One_server_is_asked_as_before()
    {
        var usual = new NpgsqlConnectionStringBuilder();
        Assert.All(Lines(PortalConnections.From("Host=one", TestMasterKey.Instance)), line =>
            Assert.Equal((null, usual.HostRecheckSeconds, usual.Timeout), (line.TargetSessionAttributes, line.HostRecheckSeconds, line.Timeout)));
    }

    [Fact]
    public void A_keyring_elsewhere_is_reached_by_its_role_and_by_no_other()
    {
        var connections = PortalConnections.From("Host=cases;Database=portal", TestMasterKey.Instance, "Host=keys-1,keys-2");
        var keyring = new NpgsqlConnectionStringBuilder(connections.Keyring);
        Assert.Equal(("keys-1,keys-2", "portal_keyring", PortalConnections.KeyringRole, "primary"), (keyring.Host, keyring.Database, keyring.Username, keyring.TargetSessionAttributes));
        Assert.All(new[] { connections.Admin, connections.Owner, connections.Application, connections.Account }, line => Assert.Equal("cases", new NpgsqlConnectionStringBuilder(line).Host));
        Assert.Equal("cases", new NpgsqlConnectionStringBuilder(PortalConnections.From("Host=cases", TestMasterKey.Instance).Keyring).Host);
    }

    [Fact]
    public async Task A_portal_is_prepared_and_works_while_one_of_its_servers_is_away_and_with_its_keyring_elsewhere()
    {
        var copy = new NpgsqlConnectionStringBuilder(await PreparedDatabase.CopyAsync());
        var reached = $"{copy.Host}:{copy.Port}";
        copy.Host = $"127.0.0.1:{PortOfNobody()},{reached}";
        var elsewhere = new NpgsqlConnectionStringBuilder(copy.ConnectionString) { Database = $"keys_{Guid.NewGuid():N}" };
        var connections = PortalConnections.From(copy.ConnectionString, TestMasterKey.Instance, elsewhere.ConnectionString);
        var keys = await PortalDatabase.PrepareAsync(connections, TestMasterKey.Instance, JurisdictionFile.Default, Cancel);
        await using var services = new ServiceCollection().AddLogging().AddCasework(connections, keys, JurisdictionFile.Default).BuildServiceProvider();

        var subject = Guid.NewGuid();
        await services.GetRequiredService<KeyRing>().CreateAsync(subject, Cancel);
        await using var count = services.GetRequiredService<KeyringDatabase>().Source.CreateCommand("select current_database() || count(*) from public.subject_keys where subject_id = $1");
        count.Parameters.AddWithValue(subject);
        Assert.Equal(elsewhere.Database + "1", await count.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public async Task Cases_without_their_keyring_are_not_served_and_nothing_is_made_in_the_empty_one()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await world.DoAsync(world.Investigator, Intakes.Child());
        var empty = new NpgsqlConnectionStringBuilder(world.Connections.Admin) { Database = $"keys_{Guid.NewGuid():N}" };
        var connections = PortalConnections.From(world.Connections.Admin, TestMasterKey.Instance, empty.ConnectionString);

        var refused = await Assert.ThrowsAsync<KeyringMissingException>(() => PortalDatabase.PrepareAsync(connections, TestMasterKey.Instance, JurisdictionFile.Default, Cancel));

        Assert.Contains(empty.Database, refused.Message, StringComparison.Ordinal);
        await using var keyring = NpgsqlDataSource.Create(empty.ConnectionString);
        await using var count = keyring.CreateCommand("select (select count(*) from public.subject_keys) + (select count(*) from public.encryption_keys)");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Cancel));
        await PortalDatabase.PrepareAsync(world.Connections, TestMasterKey.Instance, JurisdictionFile.Default, Cancel);
    }

    private static IReadOnlyList<NpgsqlConnectionStringBuilder> Lines(PortalConnections connections) =>
        [.. new[] { connections.Admin, connections.Owner, connections.Application, connections.Account, connections.Keyring, connections.KeyringAdmin }.Select(line => new NpgsqlConnectionStringBuilder(line))];

    private static int PortOfNobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
