using System.Text;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>
/// Cleans what people type before it is checked or stored. Every script, emoji and right-to-left writing is kept; what cannot be seen
/// is dropped, because two records that look alike must be alike, and a bidirectional override can make a name read as another.
/// Results are in Unicode normalisation form C; cleaning a clean text changes nothing.
/// </summary>
public static class PersonText
{
    /// <summary>A name, alias, number or other single line: every run of white space becomes one space.</summary>
    public static CleanText Line(string? input, int limit = TextLimits.Name) => Clean(input, limit, static raw =>
    {
        var kept = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                AppendOneSpace(kept);
            else if (!InvisibleRunes.Contains(rune))
                kept.Append(rune);
        }
        return kept;
    });

    /// <summary>A narrative: lines, blank lines and indentation stay as typed; line ends become a line feed.</summary>
    public static CleanText Narrative(string? input, int limit = TextLimits.Narrative) => Clean(input, limit, static raw =>
    {
        var kept = new StringBuilder(raw.Length);
        foreach (var rune in raw.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || InvisibleRunes.ShapesVisibleText(rune) || !InvisibleRunes.Contains(rune))
                kept.Append(rune);
        }
        return kept;
    });

    private static CleanText Clean(string? input, int limit, Func<string, StringBuilder> keepVisible)
    {
        if (string.IsNullOrWhiteSpace(input))
            return CleanText.Refused(TextProblem.Empty);
        // A pasted file is turned away before any work is spent on it.
        if (input.Length > (limit * 4) + 1024)
            return CleanText.Refused(TextProblem.TooLong);
        if (input.Length <= limit && IsPlain(input))
            return CleanText.Of(input);
        if (!IsText(input))
            return CleanText.Refused(TextProblem.NotText);

        var clean = keepVisible(input).ToString().Normalize(NormalizationForm.FormC).Trim();
        if (!clean.EnumerateRunes().Any(IsVisible))
            return CleanText.Refused(TextProblem.Empty);
        return clean.Length > limit ? CleanText.Refused(TextProblem.TooLong) : CleanText.Of(clean);
    }

    /// <summary>Letters and digits without diacritics, the commonest input, need no cleaning.</summary>
    private static bool IsPlain(string input) => input.All(char.IsAsciiLetterOrDigit);

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && !InvisibleRunes.Contains(rune);

    private static bool IsText(ReadOnlySpan<char> input)
    {
        while (!input.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(input, out var rune, out var used) != System.Buffers.OperationStatus.Done || rune.Value == 0)
                return false;
            input = input[used..];
        }
        return true;
    }

    private static void AppendOneSpace(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] != ' ')
            kept.Append(' ');
    }
}
