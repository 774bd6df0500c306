using System.Text;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.SignIns;

/// <summary>Seals network addresses of sign-ins under a key of the portal, so that a stolen dump tells nobody where people sit.</summary>
public sealed class SignInAddresses(PortalKey portal)
{
    private const string Field = "sign_in_address";
    private readonly byte[] key = portal.Derive("sign-in address:1");

    public byte[]? Seal(Guid eventId, string? address) => address is null ? null : Envelope.Seal(key, eventId, Field, Encoding.UTF8.GetBytes(address));

    public string? Open(Guid eventId, byte[]? envelope) => envelope is null ? null : Encoding.UTF8.GetString(Envelope.Open(key, eventId, Field, envelope));
}
