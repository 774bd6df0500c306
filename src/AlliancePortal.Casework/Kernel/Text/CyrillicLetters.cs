namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>
/// Small Cyrillic letters as a Serbian reader would type them in Latin script without diacritics; Russian, Ukrainian, Bulgarian and
/// Macedonian letters by the nearest Serbian reading. Spellings of other traditions (sh, zh, kh, yu) meet it in <see cref="Cases.Search.SoundKey"/>.
/// </summary>
internal static class CyrillicLetters
{
    /// <summary>Null for a letter outside the table.</summary>
    public static string? ToLatin(char letter) => char.ToLowerInvariant(letter) switch
    {
        'а' or 'ъ' => "a",
        'б' => "b",
        'в' or 'ў' => "v",
        'г' or 'ґ' => "g",
        'д' or 'ђ' => "d",
        'ѓ' => "gj",
        'е' or 'э' or 'ѐ' => "e",
        'ё' => "jo",
        'є' => "je",
        'ж' or 'з' => "z",
        'ѕ' or 'џ' => "dz",
        'и' or 'і' or 'ї' or 'ы' or 'ѝ' => "i",
        'й' or 'ј' => "j",
        'к' => "k",
        'ќ' => "kj",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' or 'ш' => "s",
        'т' => "t",
        'ћ' or 'ц' or 'ч' => "c",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'щ' => "sc",
        'ь' => "",
        'ю' => "ju",
        'я' => "ja",
        _ => null,
    };
}
