using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Cases.Search;

/// <summary>One word of a query: a person matches it who has any of the keys.</summary>
public sealed record SearchTerm(string Word, IReadOnlyList<string> Keys);

/// <summary>
/// What somebody typed into the search field, as keys to look up. A case is found whose number is <see cref="CaseNumber"/>, or whose person
/// has <see cref="IdentityKey"/>, or whose person matches every one of <see cref="Terms"/>, in any order.
/// </summary>
public sealed record SearchQuery
{
    private const int MaxTerms = 8;

    private SearchQuery()
    {
    }

    /// <summary>Nothing was typed: the list is not narrowed.</summary>
    public bool IsBlank { get; private init; }

    /// <summary>Something was typed by which nobody can be found, such as signs alone or a text longer than any name: the answer is an empty list.</summary>
    public bool FindsNothing => !IsBlank && CaseNumber is null && IdentityKey is null && Terms.Count == 0;

    public CaseNumber? CaseNumber { get; private init; }

    public string? IdentityKey { get; private init; }

    public IReadOnlyList<SearchTerm> Terms { get; private init; } = [];

    public static SearchQuery Parse(string? typed)
    {
        var line = PersonText.Line(typed);
        if (!line.IsClean)
            return new SearchQuery { IsBlank = line.Problem == TextProblem.Empty };
        if (CaseNumber.TryParse(line.Value, out var number))
            return new SearchQuery { CaseNumber = number };
        return new SearchQuery
        {
            IdentityKey = line.Value.Any(char.IsDigit) ? SearchKey.Identity(line.Value) : null,
            Terms = [.. Words(FoldedName.Of(line.Value).Parts).Take(MaxTerms).Select(Term)],
        };
    }

    /// <summary>A single letter beside a longer word narrows nothing: it is an initial, or a word just begun.</summary>
    private static IEnumerable<string> Words(IReadOnlyList<string> parts)
    {
        var words = parts.Distinct();
        return parts.Any(part => part.Length > 1) ? words.Where(word => word.Length > 1) : words;
    }

    private static SearchTerm Term(string word)
    {
        var keys = new List<string>(5) { SearchKey.Full(word) };
        if (word.Length >= SearchKey.MinBeginning)
            keys.Add(SearchKey.Beginning(word.AsSpan(0, Math.Min(word.Length, SearchKey.MaxBeginning))));
        if (SoundKey.OfBeginning(word) is { } sound)
            keys.Add(SearchKey.Sound(sound));
        keys.Add(SearchKey.Coarse(word));
        keys.Add(SearchKey.Coarsest(word));
        return new SearchTerm(word, [.. keys.Distinct()]);
    }
}
