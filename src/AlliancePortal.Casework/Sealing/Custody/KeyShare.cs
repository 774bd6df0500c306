using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace AlliancePortal.Casework.Sealing.Custody;

/// <summary>One custodian's part of the master key, as it stands on a card.</summary>
/// <param name="Version">Of the master key.</param>
/// <param name="Set">Four hexadecimal digits common to the shares that were made together.</param>
/// <param name="Threshold">How many of the set give the key back.</param>
/// <param name="Point">The number of the share, from 1.</param>
public sealed record KeyShare(int Version, string Set, int Threshold, byte Point, byte[] Value)
{
    private const string Mark = "APK";
    private const int GroupLength = 4;
    private const int Parts = 5;

    /// <summary><c>APK-version-threshold-number-set-</c>, the share in groups of four hexadecimal digits, and a last group that tells a slip of the pen.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Mark}-{Version}-{Threshold}-{Point}-{Set}-{string.Join('-', Convert.ToHexStringLower(Value).Chunk(GroupLength).Select(group => new string(group)))}");
        return $"{text}-{Checked(text)}";
    }

    /// <summary>Reads what was typed from a card: capitals and blanks do not matter.</summary>
    /// <returns>False when it is no share, or a sign of it is wrong.</returns>
    public static bool TryParse(string typed, [NotNullWhen(true)] out KeyShare? share)
    {
        share = null;
        var parts = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant().Split('-');
        if (parts.Length != Parts + (MasterKeyFile.Length * 2 / GroupLength) + 1 || parts[0] != Mark.ToLowerInvariant()) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var threshold)
            || !byte.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var point) || point == 0) return false;
        var digits = string.Concat(parts[Parts..^1]);
        if (digits.Length != MasterKeyFile.Length * 2 || !digits.All(char.IsAsciiHexDigit)) return false;
        var read = new KeyShare(version, parts[4], threshold, point, Convert.FromHexString(digits));
        if (!string.Equals(read.ToString(), string.Join('-', parts), StringComparison.OrdinalIgnoreCase)) return false;
        share = read;
        return true;
    }

    private static string Checked(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(text)).AsSpan(0, 2));
}
