using System.Text;
using System.Xml.Linq;
using AlliancePortal.Casework.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AlliancePortal.Web.Account.DataProtection;

/// <summary>Opens what <see cref="MasterKeyXmlEncryptor"/> sealed. The framework makes it by the type name stored beside the key.</summary>
public sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var key = services.GetRequiredService<PortalKey>().Derive(MasterKeyXmlEncryptor.Purpose);
        var plain = Envelope.Open(key, Guid.Empty, MasterKeyXmlEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value));
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
