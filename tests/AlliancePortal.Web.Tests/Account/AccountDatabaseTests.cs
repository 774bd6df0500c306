using System.Xml.Linq;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.DataProtection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Web.Tests.Account;

public sealed class AccountDatabaseTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    [Fact]
    public async Task Migrating_twice_changes_nothing_and_the_model_has_no_change_without_migration()
    {
        await AccountDatabase.MigrateAsync(database.Connections, TestContext.Current.CancellationToken);

        await using var db = new AccountDbDesign().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Single(await database.ReadAsync($"select migration_id from account.{AccountDb.HistoryTable} where migration_id like '%Initial'"));
    }

    [Fact]
    public async Task The_account_role_reads_no_case() =>
        await DeniedAsync(database.Connections.Account, "select * from casework.cases");

    [Theory]
    [InlineData("select password_hash from account.users")]
    [InlineData("select * from account.api_tokens")]
    [InlineData("select * from account.data_protection_keys")]
    [InlineData("select * from account.authenticators")]
    public async Task The_casework_role_reads_nothing_of_accounts(string sql) =>
        await DeniedAsync(database.Connections.Application, sql);

    [Theory]
    [InlineData("delete from account.users")]
    [InlineData("update account.api_tokens set expires_at = now()")]
    [InlineData("update account.sessions set user_id = user_id")]
    [InlineData("delete from account.sessions")]
    [InlineData("update account.authenticators set sealed_key = ''")]
    [InlineData("delete from account.recovery_codes")]
    [InlineData("update account.data_protection_keys set xml = ''")]
    [InlineData("create table account.more (id int)")]
    public async Task The_account_role_can_neither_rewrite_nor_delete_what_happened(string sql) =>
        await DeniedAsync(database.Connections.Account, sql);

    [Fact]
    public async Task Data_protection_keys_stand_sealed_in_the_database_and_another_process_opens_them()
    {
        await using var first = Services();
        await using var second = Services();

        var sealedText = first.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("hello");
        var opened = second.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealedText);

        Assert.Equal("hello", opened);
        var key = Assert.Single(await database.ReadAsync("select xml from account.data_protection_keys"));
        Assert.NotNull(XElement.Parse(key).Descendants(MasterKeyXmlEncryptor.Element).SingleOrDefault());
        Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);
        Assert.Empty(XElement.Parse(key).Descendants("value"));
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(database.Keys.Portal);
        services.AddDbContext<AccountDb>(options => AccountDb.Configure(options, database.Connections.Account));
        services.AddSealedDataProtection();
        return services.BuildServiceProvider();
    }

    private static async Task DeniedAsync(string connection, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AccountDatabaseFixture.ExecuteAsync(connection, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
