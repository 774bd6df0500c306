using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>Names that stood in the lists of a database in use are in a table of their own after the update.</summary>
public sealed class CaseloadNamesMigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_of_an_older_database_move_with_the_rows_that_have_them()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var named = await world.DoAsync(world.Investigator, Intakes.Adult());
        var other = await world.DoAsync(world.Investigator, Intakes.Adult());
        await using var superuser = await world.AdministratorOfTheServerAsync();
        await using var db = new CaseworkDb(CaseworkDb.Options(world.Connections.Owner));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("Charges", Cancel);
        await superuser.ExecuteAsync($"update casework.caseload set names = '\\x0a0b' where case_id = '{named.CaseId}'", Cancel);

        await migrator.MigrateAsync(null, Cancel);
        Assert.Equal([$"{named.CaseId} 0a0b"], await superuser.ColumnAsync("select case_id || ' ' || encode(names, 'hex') from casework.caseload_names", Cancel));
        Assert.Equal([$"{named.CaseId} true", $"{other.CaseId} false"], (await superuser.ColumnAsync("select case_id || ' ' || has_names from casework.caseload", Cancel)).OrderByDescending(row => row.EndsWith("true", StringComparison.Ordinal)));
    }
}
