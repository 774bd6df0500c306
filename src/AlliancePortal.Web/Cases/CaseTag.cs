using System.Security.Cryptography;
using System.Text.Json;
using AlliancePortal.Casework.Cases;

namespace AlliancePortal.Web.Cases;

/// <summary>
/// The entity tag of a case as one reader sees it: a digest of the answer, since what is hidden from the reader must not change the tag either.
/// Keyed by the process, so that nobody can test guesses of the content against a tag kept elsewhere.
/// </summary>
internal static class CaseTag
{
    private const int Length = 16;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static string Of(CaseView shown) => $"\"{Convert.ToHexStringLower(HMACSHA256.HashData(Key, JsonSerializer.SerializeToUtf8Bytes(shown))[..Length])}\"";
}
