using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Sealing;

/// <summary>Turns plain search keys into keyed tokens, different for each agency: a token tells nothing without the key.</summary>
public sealed class SearchKeys(PortalKey portal)
{
    /// <summary>The version of the agencies' keys; stored with each token so that keys can be changed while both work.</summary>
    public const short Version = 1;

    private const int TokenLength = 16;
    private readonly ConcurrentDictionary<Guid, byte[]> byAgency = new();

    /// <summary>The token of a plain search key in an agency.</summary>
    public byte[] Token(Guid agencyId, string plainKey)
    {
        var key = byAgency.GetOrAdd(agencyId, id => portal.Derive($"search:{Version}:{id:N}"));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plainKey))[..TokenLength];
    }
}
