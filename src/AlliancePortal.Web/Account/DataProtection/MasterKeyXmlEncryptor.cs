using System.Text;
using System.Xml.Linq;
using AlliancePortal.Casework.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AlliancePortal.Web.Account.DataProtection;

/// <summary>Seals the portal's cookie and form keys under the portal's own key before they are stored: a stolen dump forges no sign-in.</summary>
public sealed class MasterKeyXmlEncryptor(PortalKey portal) : IXmlEncryptor
{
    public const string Purpose = "data-protection";
    public static readonly XName Element = "sealedKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var envelope = Envelope.Seal(portal.Derive(Purpose), Guid.Empty, Purpose, plain);
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(envelope)), typeof(MasterKeyXmlDecryptor));
    }
}
