namespace AlliancePortal.Casework.Cases.Search;

/// <summary>
/// How alike two people's names are, 0 to 1: the best pair of their names and aliases, part by part, in any order of parts. Single letters
/// are labels given on the spot (A, B …), not names.
/// </summary>
internal static class NameSimilarity
{
    private const int MaxNames = 12;
    private const int MaxParts = 8;
    private const double SameSound = 0.95;
    private const double SameBeginning = 0.85;
    private const double LeastAlike = 0.7;

    /// <summary>Null when either has no name to compare.</summary>
    public static double? Of(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        double? best = null;
        var right = Folded(others);
        foreach (var left in Folded(names))
        {
            foreach (var other in right)
                best = Math.Max(best ?? 0, OfParts(left, other));
        }
        return best;
    }

    private static List<string[]> Folded(IReadOnlyList<string> names) =>
        [.. names.Take(MaxNames).Select(name => FoldedName.Of(name).Parts.Take(MaxParts).ToArray()).Where(parts => parts.Any(part => part.Length > 1))];

    /// <summary>Pairs the most alike parts first; a part without a partner counts against the two.</summary>
    private static double OfParts(string[] left, string[] right)
    {
        var pairs =
            from l in Enumerable.Range(0, left.Length)
            from r in Enumerable.Range(0, right.Length)
            let alike = OfPart(left[l], right[r])
            where alike > 0
            orderby alike descending, l + r, Math.Abs(l - r)
            select (l, r, alike);
        var (takenLeft, takenRight, sum) = (0, 0, 0.0);
        foreach (var (l, r, alike) in pairs)
        {
            if ((takenLeft & (1 << l)) != 0 || (takenRight & (1 << r)) != 0)
                continue;
            takenLeft |= 1 << l;
            takenRight |= 1 << r;
            sum += alike;
        }
        return 2 * sum / (left.Length + right.Length);
    }

    private static double OfPart(string a, string b)
    {
        if (a == b)
            return 1;
        if (SoundKey.OfBeginning(a) is { } sound && sound == SoundKey.OfBeginning(b))
            return SameSound;
        if (Math.Min(a.Length, b.Length) >= SearchKey.MinBeginning
            && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)))
            return SameBeginning;
        var longest = Math.Max(a.Length, b.Length);
        var alike = 1 - ((double)Edits(a, b) / longest);
        return alike >= LeastAlike ? alike : 0;
    }

    /// <summary>Letters to add, drop, change or swap with a neighbour (optimal string alignment distance).</summary>
    private static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(changed, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
