using System.Globalization;
using AlliancePortal.Casework.Cases.Search;
using FsCheck;
using FsCheck.Fluent;
using static AlliancePortal.Casework.Tests.Cases.Search.Finding;

namespace AlliancePortal.Casework.Tests.Cases.Search;

public sealed class NameTokensTests
{
    private static readonly Gen<string> Part = Gen.Elements("abcdefghijklmnopqrstuvwxyzçćčđëšžабвгдђежзијшюя".ToCharArray())
        .ArrayOf().Where(letters => letters.Length is >= 3 and <= 20).Select(letters => new string(letters));

    private static readonly Arbitrary<string[]> AnyNames = (
        from count in Gen.Choose(1, 60)
        from parts in Part.ArrayOf(count)
        from size in Gen.Choose(1, 3)
        select parts.Chunk(size).Select(chunk => string.Join(' ', chunk)).ToArray()).ToArbitrary();

    [Fact]
    public void No_person_has_more_than_forty_keys_and_each_only_once() => Prop.ForAll(AnyNames, names =>
    {
        var keys = NameTokens.ForPerson(names, "1234567890");
        return keys.Count is > 1 and <= NameTokens.MaxPerPerson && keys.Distinct().Count() == keys.Count && keys.Contains("n:1234567890");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_beginning_of_every_part_finds_the_person_however_many_names_there_are() => Prop.ForAll(AnyNames, names =>
    {
        var keys = NameTokens.ForPerson(names, null);
        return names.SelectMany(name => name.Split(' '))
            .SelectMany(part => Enumerable.Range(3, part.Length - 2).Select(length => part[..length]))
            .All(beginning => Finds(beginning, keys));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_a_name_is_written_its_keys_are_the_same() => Prop.ForAll(
        (from name in Spelling.AnyName from one in Spelling.Written(name) from other in Spelling.Written(name) select (one, other)).ToArbitrary(),
        written => Assert.Equal(NameTokens.ForPerson([written.one], null), NameTokens.ForPerson([written.other], null))).QuickCheckThrowOnFailure();

    [Fact]
    public void However_a_beginning_is_written_it_finds_the_person() => Prop.ForAll(
        (from name in Spelling.AnyName
         from stored in Spelling.Written(name)
         from part in Gen.Elements(name.Parts)
         from length in Gen.Choose(3, part.Length)
         from typed in Spelling.Written(part[..length])
         select (stored, typed)).ToArbitrary(),
        written => Finds(written.typed, written.stored)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_whole_name_in_reverse_finds_the_person() => Prop.ForAll(AnyNames, names =>
        Finds(string.Join(' ', names[0].Split(' ').Reverse()), NameTokens.ForPerson(names, null))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_usual_person_needs_no_coarse_key()
    {
        var keys = NameTokens.ForPerson(["Xhevdet", "Krasniqi", "Doni", "Dževdet"], "1234567890");
        Assert.DoesNotContain(keys, key => key.StartsWith("c:", StringComparison.Ordinal));
        Assert.Equal(["f:xhevdet", "p:xhe", "p:xhev", "p:xhevd", "p:xhevde", "x:TIV", "x:TIVT", "x:TIVTIT"], keys.Take(8));
    }

    [Fact]
    public void The_names_keep_their_spelling_variants_when_aliases_are_many()
    {
        string[] aliases = [.. Enumerable.Range(0, 20).Select(i => $"alias{(char)('a' + i)}{i} {(char)('a' + i)}lias")];
        Assert.True(Finds("Dzevdet Krasnici", ["Xhevdet Krasniqi", .. aliases]));
    }

    [Fact]
    public void The_keys_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = NameTokens.ForPerson(["ILIRIANA Iğdır İsa"], "ID12");
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, NameTokens.ForPerson(["ILIRIANA Iğdır İsa"], "ID12"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nothing_nameable_has_no_keys() => Assert.Empty(NameTokens.ForPerson(["", " ", "🌷", "\0", new string('a', 10_000)], "-"));

    [Fact]
    public void Possible_duplicates_share_a_key_with_the_person_that_they_may_be()
    {
        var keys = NameTokens.ForPerson(["Xhevdet", "Krasniqi"], "123456");
        Assert.NotEmpty(keys.Intersect(NameTokens.ForDuplicates(["Dževdet"], null)));
        Assert.NotEmpty(keys.Intersect(NameTokens.ForDuplicates(["Agim"], "123 456")));
        Assert.Empty(keys.Intersect(NameTokens.ForDuplicates(["Agim"], "999999")));
    }

    [Fact]
    public void The_keys_of_a_person_cost_microseconds()
    {
        string[] names = ["Xhevdet", "Krasniqi", "Ђорђе Петровић", "Ana-Maria"];
        // The quickest of twenty rounds: in the others the machine may have been at something else.
        var quickest = Enumerable.Range(0, 20).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            for (var i = 0; i < 500; i++)
                NameTokens.ForPerson(names, "1234567890");
            return watch.Elapsed.TotalMicroseconds / 500;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{quickest:0.0} µs a person");
        // About 15 µs of one core in a release build; this is a guard against something quadratic, not a benchmark.
        Assert.True(quickest < 500);
    }
}
