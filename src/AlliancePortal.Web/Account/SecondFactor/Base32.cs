using System.Text;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Bytes as letters and digits that survive being typed by hand (RFC 4648 section 6, without padding).</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    /// <summary>Whole groups of five bytes give whole groups of eight letters.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + BitsPerLetter - 1) / BitsPerLetter);
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = (bits << 8 | one, count + 8);
            for (; count >= BitsPerLetter; count -= BitsPerLetter) text.Append(Alphabet[bits >> count - BitsPerLetter & 31]);
            bits &= (1 << count) - 1;
        }

        if (count > 0) text.Append(Alphabet[bits << BitsPerLetter - count & 31]);
        return text.ToString();
    }

    /// <summary>Four letters at a time, as people read aloud and copy.</summary>
    public static string Grouped(string letters, char between) => string.Join(between, letters.Chunk(4).Select(group => new string(group)));
}
