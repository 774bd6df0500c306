namespace AlliancePortal.Casework.Cases.Search;

/// <summary>
/// How a name part sounds, coarsely, so that the spellings met in Kosovo coincide: Albanian <c>xh gj q ç ë</c>, Serbian <c>dž đ ć č š ž</c>
/// and their forms without diacritics, English and Russian <c>sh zh ts kh y</c>, Romanian <c>c</c> for <c>k</c>. Our own rules, made on
/// the name pairs of the tests.
/// <list type="bullet">
/// <item>t d th dh dz dž xh gj → T; c ç č ć q k ck ch ts → K; s z sh zh → S; p b → P; f v w ph → V; g l m n r stand for themselves; x → KS.</item>
/// <item>h is silent (Hasan, Asan), so is kh. A sound doubled counts once.</item>
/// <item>A run of vowels with j and y is one code: A with a, o or u in it, else I (Jelena, Elena; Mohamed, Muhamed).</item>
/// </list>
/// </summary>
internal static class SoundKey
{
    public const int MaxLength = 8;

    /// <summary>Shorter keys are shared by too many names to find one by.</summary>
    public const int MinLength = 3;

    public static string Of(ReadOnlySpan<char> folded)
    {
        Span<char> key = stackalloc char[MaxLength];
        var length = 0;
        var vowel = '\0';
        for (var i = 0; i < folded.Length && length < MaxLength; i++)
        {
            var c = folded[i];
            var next = i + 1 < folded.Length ? folded[i + 1] : '\0';
            if (c is 'a' or 'o' or 'u')
                vowel = 'A';
            else if (c is 'e' or 'i' or 'y' or 'j')
                vowel = vowel == 'A' ? 'A' : 'I';
            else if (Sound(c, next, out var takesNext) is { Length: > 0 } sound)
            {
                if (vowel != '\0')
                    key[length++] = vowel;
                foreach (var code in sound)
                {
                    if (length < MaxLength && (length == 0 || key[length - 1] != code))
                        key[length++] = code;
                }
                vowel = '\0';
                i += takesNext ? 1 : 0;
            }
            else if (takesNext)
                i++;
        }
        if (vowel != '\0' && length < MaxLength)
            key[length++] = vowel;
        return new string(key[..length]);
    }

    /// <summary>
    /// The key to look a typed beginning up by; null when it is too short for one. A last vowel is left off where enough remains: typing
    /// may have stopped within it (Juli, Yulia) and case endings change it (Gjon, Gjoni).
    /// </summary>
    public static string? OfBeginning(ReadOnlySpan<char> folded)
    {
        var key = Of(folded);
        if (key.Length < MinLength)
            return null;
        return key.Length > MinLength && IsVowel(key[^1]) ? key[..^1] : key;
    }

    /// <summary>Whether <see cref="OfBeginning"/> can give the beginning of a key that has this length.</summary>
    public static bool CanBeAskedFor(string key, int length) => length == MinLength || !IsVowel(key[length - 1]);

    private static bool IsVowel(char code) => code is 'A' or 'I';

    private static string Sound(char c, char next, out bool takesNext)
    {
        takesNext = (c, next) is ('d', 'z') or ('x', 'h') or ('t', 's' or 'z' or 'c') or ('c', 'z') or ('p', 'h') or ('k', 'h');
        return (c, next) switch
        {
            ('k', 'h') => "",
            ('x', 'h') or ('g', 'j') => "T",
            ('t', 's' or 'z' or 'c') => "K",
            ('p', 'h') => "V",
            ('x', _) => "KS",
            _ => c switch
            {
                't' or 'd' => "T",
                'c' or 'q' or 'k' => "K",
                's' or 'z' => "S",
                'p' or 'b' => "P",
                'f' or 'v' or 'w' => "V",
                'g' => "G",
                'l' => "L",
                'm' => "M",
                'n' => "N",
                'r' => "R",
                _ => "",
            },
        };
    }
}
