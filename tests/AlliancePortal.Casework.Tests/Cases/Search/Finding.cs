using AlliancePortal.Casework.Cases.Search;

namespace AlliancePortal.Casework.Tests.Cases.Search;

/// <summary>The rule of <see cref="SearchQuery"/>, as the caseload's query carries it out on stored keys.</summary>
internal static class Finding
{
    public static bool Finds(string query, params string[] names) => Finds(query, NameTokens.ForPerson(names, null));

    public static bool Finds(string query, IReadOnlyList<string> keys)
    {
        var parsed = SearchQuery.Parse(query);
        return (parsed.IdentityKey is { } identity && keys.Contains(identity))
            || (parsed.Terms.Count > 0 && parsed.Terms.All(term => term.Keys.Any(keys.Contains)));
    }
}
