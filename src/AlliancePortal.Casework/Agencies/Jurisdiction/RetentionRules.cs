using AlliancePortal.Casework.Retention;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>What the retention schedule of a jurisdiction file must satisfy.</summary>
internal static class RetentionRules
{
    private static readonly string[] Units = ["years", "days"];

    /// <summary>One sentence per fault.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<RetentionEntry> schedule)
    {
        if (!schedule.Select(entry => entry.Category).SequenceEqual(RetentionCategories.All))
        {
            yield return $"The retention schedule does not have each category once in this order: {string.Join(", ", RetentionCategories.All)}.";
        }

        foreach (var entry in schedule.Where(entry => !Units.Contains(entry.Unit)))
        {
            yield return $"Retention of {entry.Category} is counted in '{entry.Unit}', not in years or days.";
        }

        foreach (var entry in schedule.Where(entry => !(entry.Least > 0 && entry.Least <= entry.Usual && entry.Usual <= entry.Most)))
        {
            yield return $"Retention of {entry.Category} is not 0 < least <= usual <= most.";
        }
    }
}
