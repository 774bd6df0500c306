using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlliancePortal.Web.Account;

/// <summary>The model for <c>dotnet ef migrations add</c>, which needs no database.</summary>
public sealed class AccountDbDesign : IDesignTimeDbContextFactory<AccountDb>
{
    public AccountDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AccountDb>();
        AccountDb.Configure(options, "Host=localhost");
        return new AccountDb(options.Options);
    }
}
