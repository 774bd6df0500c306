using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Account.Tokens;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account;

/// <summary>Accounts, second factors, sessions, tokens, invitations and data-protection keys: schema <c>account</c>, reached only as the role portal_account.</summary>
public sealed class AccountDb(DbContextOptions<AccountDb> options) : IdentityUserContext<PortalUser, Guid>(options), IDataProtectionKeyContext
{
    public const string SchemaName = "account";
    public const string HistoryTable = "migrations_history";

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public static void Configure(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable(HistoryTable, SchemaName))
        .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(SchemaName);
        AccountMapping.Apply(builder);
    }
}
