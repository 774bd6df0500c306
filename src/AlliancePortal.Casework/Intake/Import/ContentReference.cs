using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// References for rows without a number of their own: a digest of the content and how many equal rows came before. Rows may be
/// sorted, inserted or removed between two imports and are still recognised, and equal rows stay different people.
/// </summary>
internal sealed class ContentReference(string source)
{
    private const int DigestBytes = 16;
    private readonly Dictionary<string, int> seen = [];

    /// <summary>The reference of the next row with these values; null stands for an empty field.</summary>
    public string Next(IEnumerable<string?> values)
    {
        var content = new StringBuilder();
        foreach (var value in values)
            content.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:").Append(value);

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())).AsSpan(0, DigestBytes));
        var occurrence = ++CollectionsMarshal.GetValueRefOrAddDefault(seen, digest, out _);
        return string.Create(CultureInfo.InvariantCulture, $"{source}:{digest}-{occurrence}");
    }
}
