namespace AlliancePortal.Casework.Cases.Search;

/// <summary>The kinds of plain-text search keys, told apart by a tag. They are sealed (HMAC) before they leave the application.</summary>
internal static class SearchKey
{
    public const int MinBeginning = 3;
    public const int MaxBeginning = 8;
    private const int CoarseLength = 3;
    private const int MinIdentityNumber = 3;

    /// <summary>A whole part.</summary>
    public static string Full(string part) => "f:" + part;

    /// <summary>A beginning of a longer part, 3 to 8 letters.</summary>
    public static string Beginning(ReadOnlySpan<char> letters) => string.Concat("p:", letters);

    /// <summary>A beginning of how a part sounds.</summary>
    public static string Sound(ReadOnlySpan<char> key) => string.Concat("x:", key);

    /// <summary>Stands for all keys of a part where a person has more names than keys: up to its first three letters.</summary>
    public static string Coarse(string part) => string.Concat("c:", part.AsSpan(0, Math.Min(CoarseLength, part.Length)));

    /// <summary>The same by the first letter alone, for a person with very many names.</summary>
    public static string Coarsest(string part) => string.Concat("c:", part.AsSpan(0, 1));

    /// <summary>An identity or document number, letters and digits only; null when that leaves too little to find anybody by.</summary>
    public static string? Identity(string? number)
    {
        var folded = string.Concat(FoldedName.Of(number).Parts);
        return folded.Length < MinIdentityNumber ? null : "n:" + folded;
    }
}
