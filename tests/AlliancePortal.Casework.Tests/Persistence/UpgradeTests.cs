using System.Diagnostics;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>A newer version prepares the database while others work in it, and an older one leaves it alone afterwards.</summary>
public sealed class UpgradeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("insert into access.installed (hash, at) values ('15/newer', clock_timestamp())", "delete from access.installed")]
    [InlineData("insert into access.migrations values ('29990101000000_Newer', '99')", "delete from access.migrations where migration_id like '2999%'; delete from access.installed")]
    public async Task An_older_version_changes_nothing_of_what_a_newer_one_prepared_until_somebody_goes_back_on_purpose(string newer, string back)
    {
        var (superuser, prepare) = await PreparedAsync();
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        await hand.ExecuteAsync($"{newer}; drop policy own_unit on casework.search_tokens; delete from reference.basis_openings; revoke usage on schema reference from portal_app", Cancel);
        const string Older = "select (select count(*) from pg_policies where policyname = 'own_unit' and tablename = 'search_tokens') || ' ' || (select count(*) > 0 from reference.basis_openings) || ' ' || has_schema_privilege('portal_app', 'reference', 'usage')";

        await Assert.ThrowsAsync<NewerDatabaseException>(prepare);
        Assert.Equal(["0 false false"], await hand.ColumnAsync(Older, Cancel));

        await hand.ExecuteAsync(back, Cancel);
        await prepare();
        Assert.Equal(["1 true true"], await hand.ColumnAsync(Older, Cancel));
    }

    [Fact]
    public async Task Versions_of_before_cannot_say_that_they_installed_theirs_and_a_newer_server_is_no_newer_version()
    {
        var (superuser, prepare) = await PreparedAsync();
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        Assert.Equal("23514", await hand.TryAsync("insert into access.installed (hash) values ('0a0b')", Cancel));

        await hand.ExecuteAsync("update access.installed set hash = '14/' || split_part(hash, '/', 2)", Cancel);
        await prepare();
        Assert.Equal(["14/", "15/"], await hand.ColumnAsync("select left(hash, 3) from access.installed order by at", Cancel));
    }

    [Fact]
    public async Task A_request_on_the_way_reads_on_while_rules_are_installed()
    {
        var (superuser, prepare) = await PreparedAsync();
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        var tables = await hand.ColumnAsync("select schemaname || '.' || tablename from pg_tables where schemaname in ('casework', 'access') and tablename <> 'installed' order by 1", Cancel);
        await hand.ExecuteAsync("delete from access.installed", Cancel);

        await hand.ExecuteAsync("begin; select 1 from casework.caseload", Cancel);
        var installation = prepare();
        await UntilSomebodyWaitsAsync(superuser);
        // Longer than the installation's own look for a deadlock: the next look would be the request's.
        await Task.Delay(TimeSpan.FromSeconds(1.2), Cancel);
        foreach (var table in tables) await hand.ExecuteAsync($"select 1 from {table} limit 1", Cancel);
        await hand.ExecuteAsync("commit", Cancel);
        await installation;
        Assert.Equal(["1"], await hand.ColumnAsync("select count(*)::text from access.installed", Cancel));
    }

    [Fact]
    public async Task Whoever_comes_after_a_migration_that_waits_is_answered_before_it()
    {
        var (superuser, prepare) = await PreparedAsync();
        await using (var db = new CaseworkDb(CaseworkDb.Options(PortalConnections.From(superuser, TestMasterKey.Instance).Owner)))
            await db.GetService<IMigrator>().MigrateAsync("GuardianshipsOfCase", Cancel);
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        await hand.ExecuteAsync("delete from access.installed", Cancel);
        await using var other = await PolicyDatabase.OpenAsync(superuser, Cancel);

        await hand.ExecuteAsync("begin; select 1 from casework.guardianship_box", Cancel);
        var migration = prepare();
        await UntilSomebodyWaitsAsync(superuser);
        var watch = Stopwatch.StartNew();
        await other.ExecuteAsync("set statement_timeout = '3s'; select 1 from casework.guardianship_box", Cancel);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        await hand.ExecuteAsync("commit", Cancel);
        await migration;
    }

    [Fact]
    public async Task A_function_that_gave_another_type_before_is_made_anew()
    {
        var (superuser, prepare) = await PreparedAsync();
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        await hand.ExecuteAsync("""
            drop function casework.open_staff_report_of(bytea);
            create function casework.open_staff_report_of(hash bytea) returns casework.staff_reports language sql as 'select null::casework.staff_reports';
            alter function casework.open_staff_report_of(bytea) owner to portal_projector;
            delete from access.installed
            """, Cancel);
        await prepare();
        Assert.Equal(["record"], await hand.ColumnAsync("select prorettype::regtype::text from pg_proc where proname = 'open_staff_report_of'", Cancel));
    }

    private static async Task<(string Superuser, Func<Task> Prepare)> PreparedAsync()
    {
        var superuser = (await PolicyDatabase.CreateAsync(Cancel)).Superuser;
        return (superuser, () => PortalDatabase.PrepareAsync(PortalConnections.From(superuser, TestMasterKey.Instance), TestMasterKey.Instance, JurisdictionFile.Default, Cancel));
    }

    private static async Task UntilSomebodyWaitsAsync(string superuser)
    {
        await using var hand = await PolicyDatabase.OpenAsync(superuser, Cancel);
        while (await hand.ScalarAsync<long>("select count(*) from pg_locks where not granted and locktype = 'relation' and mode = 'AccessExclusiveLock' and database = (select oid from pg_database where datname = current_database())", Cancel) == 0)
            await Task.Delay(20, Cancel);
    }
}
