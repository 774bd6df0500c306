using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Cases.Search;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Sealing;

/// <summary>A search token tells whoever has no key nothing: not the name, not its length or beginning, not whom two agencies both know.</summary>
public sealed class SearchKeysTests
{
    private const int TokenLength = 16;

    private static readonly string[] Kinds = ["f:", "p:", "c:"];

    private static readonly Arbitrary<(byte[] Key, Guid Agency)> AnyHolder = (from key in Any.Key from agency in Any.Id select (key, agency)).ToArbitrary();

    private static readonly Arbitrary<string[]> AnyNames = Spelling.AnyName.SelectMany(Spelling.Written).ArrayOf().Resize(6).ToArbitrary();

    [Fact]
    public void A_restarted_portal_makes_the_same_tokens_and_another_agency_or_portal_not_one_of_them() => Prop.ForAll(AnyHolder, AnyHolder, AnyNames, (mine, other, names) =>
    {
        var tokens = Tokens(mine.Key, mine.Agency, names);
        return tokens.SetEquals(Tokens(mine.Key, mine.Agency, names))
            && !tokens.Overlaps(Tokens(mine.Key, other.Agency, names))
            && !tokens.Overlaps(Tokens(other.Key, mine.Agency, names));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_token_is_as_long_and_begins_like_no_other_whatever_the_keys_have_in_common() => Prop.ForAll(AnyHolder, Any.Text.ToArbitrary(), Any.Text.ToArbitrary(), (mine, one, more) =>
    {
        var keys = new SearchKeys(new PortalKey(mine.Key));
        string[] alike = [one, one + more, one + more + more, $"f:{one}", $"p:{one}", more];
        var tokens = alike.Distinct().Select(key => keys.Token(mine.Agency, key)).ToList();
        return tokens.All(token => token.Length == TokenLength) && tokens.DistinctBy(token => Convert.ToHexString(token.AsSpan(0, TokenLength / 2))).Count() == tokens.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_whole_name_a_beginning_a_sound_and_a_number_never_meet() => Prop.ForAll(AnyHolder, Spelling.AnyPart.SelectMany(Spelling.Written).ToArbitrary(), (mine, part) =>
    {
        var search = new SearchKeys(new PortalKey(mine.Key));
        // The keys that the search asks for, one of each kind, with the same letters in them; and the number that reads the same.
        var asked = SearchQuery.Parse(part).Terms.Single().Keys;
        var number = NameTokens.ForPerson([], part);
        var tokens = asked.Concat(number).Select(key => Convert.ToHexString(search.Token(mine.Agency, key))).ToList();
        return Kinds.All(kind => asked.Any(key => key.StartsWith(kind, StringComparison.Ordinal))) && number.Count == 1 && tokens.Distinct().Count() == tokens.Count;
    }).QuickCheckThrowOnFailure();

    private static HashSet<string> Tokens(byte[] key, Guid agency, string[] names)
    {
        var search = new SearchKeys(new PortalKey(key));
        return [.. NameTokens.ForPerson(names, "1234567890").Select(plain => Convert.ToHexString(search.Token(agency, plain)))];
    }
}
