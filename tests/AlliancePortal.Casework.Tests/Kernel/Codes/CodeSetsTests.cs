using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Tests.Kernel.Codes;

public partial class CodeSetsTests
{
    private static readonly string[] Languages = ["en", "sq", "sr-Latn"];

    private static readonly List<(string Set, Code Code)> Everything =
        [.. CodeSets.Default.All.SelectMany(set => set.Codes.Select(code => (set.Name, code)))];

    [Fact]
    public void Every_set_has_a_title_and_codes()
    {
        Assert.True(CodeSets.Default.All.Count() >= 40);
        Assert.All(CodeSets.Default.All, set =>
        {
            Assert.NotEmpty(set.Codes);
            Assert.All(Languages, language => Assert.Contains(language, set.Title.Languages));
            Assert.Matches("^[a-z]+(_[a-z]+)*$", set.Name);
        });
    }

    [Fact]
    public void Every_code_reads_in_three_languages_and_never_as_its_key()
    {
        Assert.True(Everything.Count > 600);
        Assert.All(Everything, entry => Assert.All(Languages, language =>
        {
            Assert.Contains(language, entry.Code.Labels.Languages);
            Assert.False(string.IsNullOrWhiteSpace(entry.Code.Labels.In(language)), $"{entry.Set} {entry.Code.Value} {language}");
            Assert.NotEqual(entry.Code.Value, entry.Code.Labels.In(language));
        }));
    }

    [Fact]
    public void Within_a_set_no_two_codes_read_alike() =>
        Assert.All(CodeSets.Default.All, set => Assert.All(Languages, language =>
            Assert.Equal(set.Codes.Count, set.Codes.Select(code => code.Labels.In(language)).Distinct(StringComparer.OrdinalIgnoreCase).Count())));

    [Fact]
    public void Texts_are_trimmed_and_Serbian_is_in_Latin_script() =>
        Assert.All(Everything, entry => Assert.All(Languages, language =>
        {
            foreach (var text in new[] { entry.Code.Labels.In(language), entry.Code.Help?.In(language) }.OfType<string>())
            {
                Assert.Equal(text.Trim(), text);
                Assert.DoesNotMatch(Cyrillic(), text);
                Assert.True(char.IsUpper(text[0]) || char.IsDigit(text[0]), $"{entry.Set} {entry.Code.Value}: {text}");
            }
        }));

    [Fact]
    public void Help_is_in_all_languages_or_in_none() =>
        Assert.All(Everything.Where(entry => entry.Code.Help is not null), entry =>
            Assert.All(Languages, language => Assert.EndsWith(".", entry.Code.Help!.In(language))));

    [Theory]
    [InlineData("exploitation_type")]
    [InlineData("means_of_control")]
    [InlineData("disclosure_basis")]
    public void Sets_that_need_explaining_explain_each_code(string set) =>
        Assert.All(CodeSets.Default.Get(set).Codes, code => Assert.NotNull(code.Help));

    [Fact]
    public void Countries_are_those_of_ISO_with_Kosovo()
    {
        var countries = CodeSets.Default.Get("country");

        Assert.Equal(250, countries.Codes.Count);
        Assert.Equal(250, countries.Codes.Select(code => code.Labels.In("sq")).Distinct().Count());
        Assert.Equal("Moldavija", CodeSets.Default.Label("country", "MD", "sr-Latn"));
        Assert.Equal("MD", countries.Match("Moldova, Republic of")!.Value);
        Assert.Equal("XK", countries.Match("kosovo")!.Value);
    }

    [Fact]
    public void Languages_know_their_own_names()
    {
        var languages = CodeSets.Default.Get("language");

        Assert.True(languages.Codes.Count >= 60);
        Assert.Equal("Türkçe", languages.Find("tr")!.Labels.In("tr"));
        Assert.Equal("Srpski", languages.Find("sr")!.Labels.In("sr-Latn"));
        Assert.All(["sq", "sr", "bs", "tr", "rom", "qgo", "en"], code => Assert.True(languages.IsKnown(code)));
    }

    [Fact]
    public void The_nineteen_sections_and_the_eleven_kinds_of_referral_are_labelled()
    {
        Assert.Equal(19, CodeSets.Default.Get("section").Codes.Count);
        Assert.Equal(
            ["guardianship", "advocacy", "shelter", "medical", "counselling", "legal_aid", "return", "international_protection", "police", "labour_inspection", "cross_border"],
            CodeSets.Default.Get("referral_kind").Codes.Select(code => code.Value));
    }

    [Fact]
    public void Answered_unknown_refused_and_not_asked_are_four_things() =>
        Assert.Equal(["answered", "did_not_wish_to_say", "unknown", "not_asked"], CodeSets.Default.Get("answer_state").Codes.Select(code => code.Value));

    [Fact]
    public void An_unknown_value_is_shown_as_it_is_and_an_unknown_set_is_an_error()
    {
        Assert.Equal("Teleportation", CodeSets.Default.Label("exploitation_type", "Teleportation", "sq"));
        Assert.Null(CodeSets.Default.Help("exploitation_type", "Teleportation", "sq"));
        Assert.False(CodeSets.Default.IsKnown("exploitation_type", "Teleportation"));
        Assert.Throws<KeyNotFoundException>(() => CodeSets.Default.Get("weather"));
    }

    [Fact]
    public void A_language_without_a_label_reads_English()
    {
        Assert.Equal("Forced labour", CodeSets.Default.Label("exploitation_type", "ForcedLabour", "de"));
        Assert.Equal("Puna e detyruar", CodeSets.Default.Label("exploitation_type", "ForcedLabour", "sq-XK"));
        Assert.Equal("Prinudni rad", CodeSets.Default.Label("exploitation_type", "ForcedLabour", "sr-Latn-RS"));
        Assert.Equal("Prinudni rad", CodeSets.Default.Label("exploitation_type", "ForcedLabour", "sr"));
    }

    [Fact]
    public void A_retired_value_keeps_its_label_but_is_not_offered()
    {
        var set = Read("""{"set": "s", "title": {"en": "S"}, "codes": [{"value": "old", "labels": {"en": "Old one"}, "validTo": "2025-12-31"}, {"value": "new", "labels": {"en": "New one"}, "validFrom": "2026-01-01"}]}""");

        Assert.Equal(["new"], set.On(new DateOnly(2026, 1, 1)).Select(code => code.Value));
        Assert.Equal(["old"], set.On(new DateOnly(2025, 12, 31)).Select(code => code.Value));
        Assert.Equal("Old one", new CodeSets([set]).Label("s", "old", "sq"));
    }

    [Theory]
    [InlineData("""{"set": "s", "title": {"en": "S"}, "codes": [{"value": "a", "labels": {"en": "A"}}, {"value": "a", "labels": {"en": "B"}}]}""")]
    [InlineData("""{"set": "s", "title": {"en": "S"}, "codes": [{"value": "a", "labels": {"en": "Same"}}, {"value": "b", "labels": {"en": "same"}}]}""")]
    public void Two_codes_that_cannot_be_told_apart_are_refused(string json) => Assert.Throws<FormatException>(() => Read(json));

    [Theory]
    [InlineData("""{"set": "s", "codes": []}""")]
    [InlineData("""{"set": "s", "title": {"en": "S"}, "codes": [{"value": "a", "label": {"en": "A"}}]}""")]
    [InlineData("""{"set": "s", "title": {"en": "S"}, "codes": null}""")]
    public void A_malformed_set_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static CodeSet Read(string json) => CodeSets.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
