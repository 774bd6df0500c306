using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>The code with which a reporter comes back: 140 random bits in groups of four, without letters that are taken for another.</summary>
/// <remarks>
/// Only a keyed hash is stored. A slow hash is for what people think up; 140 random bits are not guessed, and slowness would let strangers keep the portal busy.
/// The key stands in the keyring, so that whoever holds a stolen dump cannot even try a code that was found on paper.
/// </remarks>
public sealed class ReportCodes(PortalKey portal)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 28;
    private const int GroupLength = 4;
    private readonly byte[] key = portal.Derive("report code:1");

    public static string Create() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>Of what somebody typed, in whatever case and grouping. What is no code has a hash too, which fits nothing.</summary>
    public byte[] Hash(string typed) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Plain(typed)));

    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit).Take(Letters + 1).Select(char.ToUpperInvariant).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));
}
