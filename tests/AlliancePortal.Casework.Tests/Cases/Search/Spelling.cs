using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Cases.Search;

/// <summary>Names as rows of letters, and the many ways in which the same row is written.</summary>
internal static class Spelling
{
    // What stands in a line is one letter to somebody who searches: with or without its mark, put together or in two signs, Latin or Cyrillic.
    private static readonly string[][] Letters =
    [
        ["a", "á", "â", "ă", "a\u0301", "а"], ["b", "б"], ["c", "č", "ć", "ç", "c\u0327", "c\u030C", "ц", "ч", "ћ"], ["d", "đ", "д", "ђ"], ["dz", "dž", "dz\u030C", "ǆ", "џ"],
        ["e", "ë", "é", "e\u0308", "е"], ["f", "ф"], ["g", "ğ", "г"], ["h", "х"], ["i", "í", "î", "ı", "İ", "и"], ["j", "ј"], ["k", "к"], ["l", "л"], ["lj", "ǉ", "љ"], ["m", "м"],
        ["n", "ñ", "n\u0303", "н"], ["nj", "ǌ", "њ"], ["o", "ö", "ő", "о"], ["p", "п"], ["q"], ["r", "ř", "р"], ["s", "š", "ş", "s\u030C", "с", "ш"], ["t", "ţ", "т"],
        ["u", "ü", "ů", "у"], ["v", "в"], ["w"], ["x"], ["y", "ý"], ["z", "ž", "ż", "z\u030C", "з", "ж"],
    ];

    /// <summary>A part of a name: three letters or more, each the number of its line.</summary>
    public static readonly Gen<int[]> AnyPart = Gen.Choose(0, Letters.Length - 1).ArrayOf().Where(letters => letters.Length is >= 3 and <= 20);

    /// <summary>One to three parts, with what stands between them.</summary>
    public static readonly Gen<Name> AnyName =
        from count in Gen.Choose(1, 3)
        from parts in AnyPart.ArrayOf(count)
        from between in Gen.Elements(" ", "-", "  ", ", ")
        select new Name(parts, between);

    /// <summary>One of the ways to write it.</summary>
    public static Gen<string> Written(Name name) =>
        from parts in Gen.CollectToArray(name.Parts, Written)
        select string.Join(name.Between, parts);

    /// <summary>One of the ways to write a part, or the beginning of one.</summary>
    public static Gen<string> Written(int[] letters) =>
        from written in Gen.CollectToArray(letters, letter =>
            from sign in Gen.Elements(Letters[letter])
            from capital in Gen.Elements(true, false)
            from unseen in Gen.Frequency((12, Gen.Constant("")), (1, Gen.Elements("\u200B", "\u00AD", "'", "’")))
            select (capital ? sign.ToUpperInvariant() : sign) + unseen)
        select string.Concat(written);

    internal sealed record Name(int[][] Parts, string Between);
}
