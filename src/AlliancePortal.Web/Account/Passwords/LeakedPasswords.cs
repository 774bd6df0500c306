using System.IO.Compression;

namespace AlliancePortal.Web.Account.Passwords;

/// <summary>
/// The 49,233 passwords found most often in breaches, from the data of <c>@zxcvbn-ts/language-common</c> 4.1.3 (MIT), as guessing programs bring them: one a line, sorted, in
/// <c>leaked.txt.gz</c>. Longer lists add little, as nearly all that is leaked is shorter than <see cref="AccountLimits.PasswordMinimum"/>.
/// </summary>
public static class LeakedPasswords
{
    private static readonly Lazy<HashSet<string>> Words = new(Read);

    /// <summary>Capitals, and signs that stand for letters, as guessing programs try them.</summary>
    public static string Folded(string text) => text.ToLowerInvariant().Replace('0', 'o').Replace('@', 'a').Replace('$', 's').Replace('3', 'e');

    /// <param name="folded">See <see cref="Folded"/>.</param>
    public static bool Contains(string folded) => Words.Value.Contains(folded);

    /// <summary>The longest leaked password that is part of the text; empty when there is none.</summary>
    /// <param name="folded">See <see cref="Folded"/>.</param>
    public static string LongestIn(string folded)
    {
        var look = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(folded.Length, Longest); length > 0; length--)
            for (var start = 0; start + length <= folded.Length; start++)
                if (look.Contains(folded.AsSpan(start, length))) return folded.Substring(start, length);
        return "";
    }

    private static int Longest { get; } = Words.Value.Max(word => word.Length);

    private static HashSet<string> Read()
    {
        using var packed = new GZipStream(typeof(LeakedPasswords).Assembly.GetManifestResourceStream("leaked.txt.gz")!, CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        HashSet<string> words = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line) words.Add(Folded(line));
        return words;
    }
}
