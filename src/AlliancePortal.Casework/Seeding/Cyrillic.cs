using System.Text;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Latin spellings of Serbian and Ukrainian names in Cyrillic letters, well enough for invented people.</summary>
internal static class Cyrillic
{
    private static readonly string[] Latin = ["shch", "dž", "lj", "nj", "sh", "ch", "zh", "kh", "iu", "ia", "iy", "a", "b", "c", "č", "ć", "d", "đ", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "š", "t", "u", "v", "y", "z", "ž"];
    private static readonly string[] Letters = ["щ", "џ", "љ", "њ", "ш", "ч", "ж", "х", "ю", "я", "ий", "а", "б", "ц", "ч", "ћ", "д", "ђ", "е", "ф", "г", "х", "и", "ј", "к", "л", "м", "н", "о", "п", "р", "с", "ш", "т", "у", "в", "и", "з", "ж"];

    /// <summary>The name in Cyrillic; letters that it does not know stay.</summary>
    public static string Of(string name)
    {
        var written = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length;)
        {
            var known = Array.FindIndex(Latin, letters => string.Compare(name, at, letters, 0, letters.Length, StringComparison.OrdinalIgnoreCase) == 0);
            var letter = known < 0 ? name[at].ToString() : Letters[known];
            written.Append(char.IsUpper(name[at]) ? char.ToUpperInvariant(letter[0]) + letter[1..] : letter);
            at += known < 0 ? 1 : Latin[known].Length;
        }

        return written.ToString();
    }
}
