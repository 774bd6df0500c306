namespace AlliancePortal.Casework.Cases.Search;

/// <summary>
/// The search keys under which a person is found: by the beginning (3 letters or more) of any part of a name or alias, in any script, by a
/// spelling variant of it, or by the identity number. <see cref="SearchQuery"/> asks for them.
/// </summary>
public static class NameTokens
{
    /// <summary>Most keys a person has; more would make the search table and its reads heavier than what they find.</summary>
    public const int MaxPerPerson = 40;

    // A person with more parts than this is held by first letters (at most 36 of them) where the keys run out.
    private const int MaxCoarse = 24;

    /// <param name="names">The names first, then the aliases: where the keys run out, later ones get a single coarse key each, which finds more people than meant but never misses one.</param>
    /// <returns>Distinct keys, the same for the same input.</returns>
    public static IReadOnlyList<string> ForPerson(IEnumerable<string> names, string? identityNumber)
    {
        var parts = Parts(names);
        var identity = SearchKey.Identity(identityNumber);
        var budget = MaxPerPerson - (identity is null ? 0 : 1);

        var coarse = parts.ConvertAll(SearchKey.Coarse);
        if (coarse.Distinct().Skip(MaxCoarse).Any())
            coarse = parts.ConvertAll(SearchKey.Coarsest);
        var reserved = DistinctFrom(coarse);

        var keys = new List<string>(MaxPerPerson);
        var next = 0;
        for (; next < parts.Count; next++)
        {
            var before = keys.Count;
            AddKeysOf(parts[next], keys);
            if (keys.Count + reserved[next + 1] > budget)
            {
                keys.RemoveRange(before, keys.Count - before);
                break;
            }
        }
        keys.AddRange(coarse.Skip(next).Distinct());
        if (identity is not null)
            keys.Add(identity);
        return keys;
    }

    /// <summary>
    /// The few keys of which a possible duplicate shares at least one: whole parts, whole sounds, identity number. Whom they find is then
    /// weighed by <see cref="DuplicateScore"/>.
    /// </summary>
    public static IReadOnlyList<string> ForDuplicates(IEnumerable<string> names, string? identityNumber)
    {
        var parts = Parts(names);
        string?[] identity = [SearchKey.Identity(identityNumber)];
        return [.. identity
            .Concat(parts.Where(part => part.Length >= SearchKey.MinBeginning).SelectMany(part => new[] { SearchKey.Full(part), SoundOf(part) }))
            .OfType<string>().Distinct().Take(MaxPerPerson)];
    }

    private static string? SoundOf(string part) => SoundKey.OfBeginning(part) is { } sound ? SearchKey.Sound(sound) : null;

    private static List<string> Parts(IEnumerable<string> names)
    {
        var folded = names.Select(FoldedName.Of).ToList();
        return [.. folded.SelectMany(name => name.Parts).Concat(folded.SelectMany(name => name.Compounds)).Distinct()];
    }

    private static void AddKeysOf(string part, List<string> keys)
    {
        Add(SearchKey.Full(part));
        for (var length = SearchKey.MinBeginning; length < part.Length && length <= SearchKey.MaxBeginning; length++)
            Add(SearchKey.Beginning(part.AsSpan(0, length)));
        var sound = SoundKey.Of(part);
        for (var length = SoundKey.MinLength; length <= sound.Length; length++)
        {
            if (SoundKey.CanBeAskedFor(sound, length))
                Add(SearchKey.Sound(sound.AsSpan(0, length)));
        }

        // At most 40 keys: looking through them costs less than a set does.
        void Add(string key)
        {
            if (!keys.Contains(key))
                keys.Add(key);
        }
    }

    /// <summary>How many distinct keys there are from each position to the end.</summary>
    private static int[] DistinctFrom(List<string> keys)
    {
        var seen = new HashSet<string>();
        var counts = new int[keys.Count + 1];
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            seen.Add(keys[i]);
            counts[i] = seen.Count;
        }
        return counts;
    }
}
