using AnyAscii;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>Text as somebody types it who looks for it: small ASCII letters, without diacritics, Cyrillic as a Serbian reader writes it in Latin script.</summary>
public static class PlainLatin
{
    /// <summary>Spaces and signs stay between the words; around the text they go. Empty for nothing.</summary>
    public static string Of(string? text) => string.Concat((text ?? "").Trim().Select(letter => CyrillicLetters.ToLatin(letter) ?? letter.ToString())).Transliterate().ToLowerInvariant();
}
