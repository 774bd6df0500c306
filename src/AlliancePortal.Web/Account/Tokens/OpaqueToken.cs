using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Web.Account.Tokens;

/// <summary>A random value that means nothing outside the table where its hash stands.</summary>
public static class OpaqueToken
{
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>256 random bits in base64url: 43 characters.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256. A slow hash is for passwords; 256 random bits cannot be guessed.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
