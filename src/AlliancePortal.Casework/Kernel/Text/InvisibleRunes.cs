using System.Globalization;
using System.Text;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>Which characters of a typed text nobody can see (Unicode general categories and default-ignorable code points).</summary>
internal static class InvisibleRunes
{
    /// <summary>
    /// Characters that shape the visible text of a narrative and are kept there: zero-width (non-)joiner (Persian spelling, joined
    /// emoji) and the three direction marks, which unlike overrides and embeddings cannot reorder the text around them.
    /// </summary>
    public static bool ShapesVisibleText(Rune rune) => rune.Value is 0x200C or 0x200D or 0x200E or 0x200F or 0x061C or 0xFE0F;

    public static bool Contains(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || IsDefaultIgnorable(rune.Value)
        || IsNoncharacter(rune.Value);

    private static bool IsDefaultIgnorable(int code) => code
        is 0x034F                         // combining grapheme joiner
        or 0x115F or 0x1160 or 0x3164 or 0xFFA0 // Hangul fillers
        or 0x17B4 or 0x17B5               // Khmer inherent vowels
        or (>= 0x180B and <= 0x180F)      // Mongolian variation selectors
        or 0x2800                         // blank Braille pattern
        or (>= 0xFE00 and <= 0xFE0F)      // variation selectors
        or (>= 0xE0000 and <= 0xE0FFF);   // tags, supplementary variation selectors

    private static bool IsNoncharacter(int code) => (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;
}
