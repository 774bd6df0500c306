using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Postgres;
using Npgsql;

namespace AlliancePortal.Testing.Casework;

/// <summary>Databases with all tables and rules of this version: one is prepared, the others are copies of its files, which takes a tenth of the time.</summary>
public static class PreparedDatabase
{
    private static readonly Lazy<Task<string>> Template = new(PrepareAsync);

    /// <summary>A copy of its own, seen by its superuser. The portal's start on it finds nothing left to install.</summary>
    public static async Task<string> CopyAsync() => await (await PostgresServer.Instance).CreateDatabaseAsync(await Template.Value);

    private static async Task<string> PrepareAsync()
    {
        var superuser = await (await PostgresServer.Instance).CreateDatabaseAsync();
        await PortalDatabase.PrepareAsync(PortalConnections.From(superuser, TestMasterKey.Instance), TestMasterKey.Instance, JurisdictionFile.Default, default);
        return new NpgsqlConnectionStringBuilder(superuser).Database!;
    }
}
