using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Localization;

public static class CountedWords
{
    /// <summary>
    /// The wording for that many things, from the keys <c>Key_one</c>, <c>Key_few</c> (Serbian 2–4, 22–24 …) and <c>Key_other</c>,
    /// with the number as <c>{0}</c>; forms by the Unicode plural rules of the three languages.
    /// </summary>
    public static string Counted(this IStringLocalizer words, string key, int count) => words[$"{key}_{Form(count)}", count];

    private static string Form(int count)
    {
        var (ones, tens) = (Math.Abs(count % 10), Math.Abs(count % 100));
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
        {
            "sr" when ones == 1 && tens != 11 => "one",
            "sr" when ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) => "few",
            not "sr" when count == 1 => "one",
            _ => "other",
        };
    }
}
