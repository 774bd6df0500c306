using System.Globalization;
using System.Text;
using AlliancePortal.Casework.Kernel.Text;
using AnyAscii;

namespace AlliancePortal.Casework.Cases.Search;

/// <summary>
/// A name reduced to what two spellings of it share: parts of small ASCII letters and digits, without diacritics, in whatever script it
/// was written. Apostrophes vanish (<c>Дар'я</c>, <c>D'Angelo</c>); every other sign parts.
/// </summary>
/// <param name="Parts">In the order written.</param>
/// <param name="Compounds">Parts that a hyphen ties, written as one: Ana-Maria is also known as Anamaria.</param>
internal sealed record FoldedName(IReadOnlyList<string> Parts, IReadOnlyList<string> Compounds)
{
    private static readonly FoldedName Nothing = new([], []);

    /// <summary>No parts for what is no name: nothing visible, no writing, or longer than <see cref="TextLimits.Name"/>.</summary>
    public static FoldedName Of(string? typed)
    {
        if (PersonText.Line(typed) is not { IsClean: true, Value: var clean })
            return Nothing;
        var parts = new List<string>(4);
        var compounds = new List<string>(0);
        var part = new StringBuilder(16);
        var compound = new StringBuilder(16);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (Latin(rune) is { } letters)
            {
                Append(part, letters);
                continue;
            }
            Close(part, parts, compound);
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DashPunctuation)
                CloseCompound(compound, parts, compounds);
        }
        Close(part, parts, compound);
        CloseCompound(compound, parts, compounds);
        return new FoldedName(parts, compounds);
    }

    /// <summary>Null for a sign that parts a name.</summary>
    private static string? Latin(Rune rune)
    {
        if (rune.IsAscii)
            return Rune.IsLetterOrDigit(rune) ? OneLetter[rune.Value] : rune.Value is '\'' or '`' ? "" : null;
        if (rune.IsBmp && CyrillicLetters.ToLatin((char)rune.Value) is { } cyrillic)
            return cyrillic;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierLetter => "",
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation when rune.Value is 0x2018 or 0x2019 => "",
            _ when Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark => rune.ToString().Transliterate(),
            _ => null,
        };
    }

    private static readonly string[] OneLetter = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    private static void Append(StringBuilder part, string letters)
    {
        foreach (var c in letters)
        {
            if (char.IsAsciiLetterOrDigit(c))
                part.Append(char.ToLowerInvariant(c));
        }
    }

    private static void Close(StringBuilder part, List<string> parts, StringBuilder compound)
    {
        if (part.Length == 0)
            return;
        parts.Add(part.ToString());
        compound.Append(part);
        part.Clear();
    }

    private static void CloseCompound(StringBuilder compound, List<string> parts, List<string> compounds)
    {
        if (compound.Length > 0 && compound.Length != parts[^1].Length)
            compounds.Add(compound.ToString());
        compound.Clear();
    }
}
