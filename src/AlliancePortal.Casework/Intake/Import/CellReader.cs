using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Turns the texts of one row into values of the portal and keeps every problem it meets.</summary>
internal sealed class CellReader(int row, FileNotes notes)
{
    // How English, Albanian and Serbian sheets say that a fact is not known.
    private static readonly HashSet<string> Unknown =
        [.. new[] { "unknown", "not known", "n/a", "e panjohur", "i panjohur", "nuk dihet", "nepoznato", "ne zna se" }.Select(CodeSpelling.Fold)];

    private readonly List<RowProblem> problems = [];

    public IReadOnlyList<RowProblem> Problems => problems;

    public void Refuse(string column, string code, string? value) => problems.Add(RowProblem.Of(row, column, code, value));

    /// <summary>A single line such as a name; null when empty or refused.</summary>
    public string? Line(string column, string? text, int limit) => Clean(column, text, PersonText.Line(text, limit));

    public string? Narrative(string column, string? text) => Clean(column, text, PersonText.Narrative(text));

    /// <summary>The value of a code set; null when empty, stated as unknown, or refused.</summary>
    public string? Code(string column, string? text, string set)
    {
        var values = Codes(column, text, set);
        if (values.Count > 1)
            Refuse(column, RowProblems.MoreThanOneValue, text);
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>
    /// Values of a code set separated by semicolons, each once. A label may hold a semicolon itself, so the longest stretch that is a
    /// label wins.
    /// </summary>
    public IReadOnlyList<string> Codes(string column, string? text, string set)
    {
        List<string> values = [];
        if (string.IsNullOrWhiteSpace(text))
            return values;
        var spelling = CodeSpelling.Of(set);
        var parts = text.Split(';');
        for (var from = 0; from < parts.Length;)
        {
            var (value, used) = Longest(spelling, parts, from);
            if (value is not null && !values.Contains(value))
                values.Add(value);
            else if (value is null && IsUnknown(column, parts[from]))
                used = 1;
            else if (value is null && !string.IsNullOrWhiteSpace(parts[from]))
                Refuse(column, RowProblems.UnknownValue, parts[from].Trim());
            from += used;
        }
        return values;
    }

    /// <summary>Whether the cell says in words that the fact is not known; counted as a note.</summary>
    public bool IsUnknown(string column, string text)
    {
        if (!Unknown.Contains(CodeSpelling.Fold(text)))
            return false;
        notes.Count(FileNotes.StatedUnknown, column);
        return true;
    }

    private static (string? Value, int Used) Longest(CodeSpelling spelling, string[] parts, int from)
    {
        for (var to = Math.Min(parts.Length, from + 3); to > from; to--)
        {
            if (!string.IsNullOrWhiteSpace(parts[to - 1]) && spelling.Value(string.Join(';', parts[from..to])) is { } value)
                return (value, to - from);
        }
        return (null, 1);
    }

    private string? Clean(string column, string? text, CleanText clean)
    {
        if (clean.Problem is TextProblem.TooLong)
            Refuse(column, RowProblems.TooLong, text);
        else if (clean.Problem is TextProblem.NotText)
            Refuse(column, RowProblems.NotText, text?.Replace('\0', '�'));
        return clean.Value;
    }
}
