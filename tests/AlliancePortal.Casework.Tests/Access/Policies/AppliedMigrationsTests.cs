using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>A start migrates exactly when the history lacks something that this version has.</summary>
public sealed class AppliedMigrationsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_history_is_enough_a_missing_entry_or_none_is_not_and_one_more_is_a_newer_version_s()
    {
        var prepared = await PolicyDatabase.CreateAsync(Cancel);
        await using var hand = await PolicyDatabase.OpenAsync(prepared.Superuser, Cancel);
        await hand.ExecuteAsync("begin", Cancel);
        Assert.True(await AreAllAsync(hand));
        await hand.ExecuteAsync("delete from access.migrations where migration_id = (select min(migration_id) from access.migrations)", Cancel);
        Assert.False(await AreAllAsync(hand));
        await hand.ExecuteAsync("insert into access.migrations values ('29990101000000_Newer', '99')", Cancel);
        await Assert.ThrowsAsync<NewerDatabaseException>(() => AreAllAsync(hand));
        await hand.ExecuteAsync("rollback", Cancel);

        await using var empty = new NpgsqlConnection(await (await PostgresServer.Instance).CreateDatabaseAsync(cancellationToken: Cancel));
        await empty.OpenAsync(Cancel);
        Assert.False(await AreAllAsync(empty));
    }

    private static Task<bool> AreAllAsync(NpgsqlConnection connection) => AppliedMigrations.AreAllAsync<CaseworkDb>(connection, "access.migrations", Cancel);
}
