using AlliancePortal.Casework.Sealing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace AlliancePortal.Web.Account.DataProtection;

public static class DataProtectionSetup
{
    /// <summary>Keys of cookies and forms in the account database, shared by all nodes, sealed under the portal's own key.</summary>
    public static void AddSealedDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("AlliancePortal").PersistKeysToDbContext<AccountDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlEncryptor = new MasterKeyXmlEncryptor(provider.GetRequiredService<PortalKey>())));
    }
}
