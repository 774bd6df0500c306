using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>Three languages, each complete: every key, every placeholder, a text for every refusal.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Languages = [".sq", ".sr-Latn"];

    [GeneratedRegex("""\bRefusal \w+ \{ get; \} = new\("([a-z_]+)"|new Refusal\("([a-z_]+)"|raise exception '([a-z_]+)' using errcode = 'AP""")]
    private static partial Regex Refused { get; }

    [GeneratedRegex("""WithErrorCode\("([a-z_]+)"\)|Refusal\.Invalid\([^,;]*, "([a-z_]+)"\)""")]
    private static partial Regex WrongField { get; }

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder { get; }

    [Fact]
    public void Each_word_is_there_in_three_languages_with_the_same_placeholders()
    {
        var english = Sources.Of("src/AlliancePortal.Web/Localization", ".resx").Where(file => !Languages.Any(language => file.Path.Contains(language + ".resx", StringComparison.Ordinal))).ToList();
        Assert.True(english.Count > 5);
        var wrong = new List<string>();
        foreach (var (path, text) in english)
        {
            var words = Read(text);
            foreach (var language in Languages)
            {
                var other = Read(File.ReadAllText(Path.Combine(Sources.Root, path.Replace(".resx", language + ".resx", StringComparison.Ordinal))));
                wrong.AddRange(words.Keys.Except(other.Keys).Select(key => $"{path}{language}: {key} is missing"));
                wrong.AddRange(other.Keys.Except(words.Keys).Select(key => $"{path}{language}: {key} is in no other language"));
                wrong.AddRange(words.Keys.Intersect(other.Keys).Where(key => !Places(words[key]).SetEquals(Places(other[key])) || other[key].Length == 0).Select(key => $"{path}{language}: {key} has other placeholders"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_refusal_and_each_fault_of_a_field_has_its_text()
    {
        var texts = Read(File.ReadAllText(Path.Combine(Sources.Root, "src/AlliancePortal.Web/Localization/RefusalWords.resx"))).Keys.ToHashSet();
        var files = Sources.Of("src/AlliancePortal.Casework", ".cs", ".sql");
        var refusals = Codes(Refused, files);
        var faults = Codes(WrongField, files);
        Assert.True(refusals.Count > 30 && faults.Count > 5, $"{refusals.Count} refusals, {faults.Count} faults");
        Assert.Empty(refusals.Except(texts));
        Assert.Empty(faults.Select(code => "field_" + code).Except(texts));
    }

    private static HashSet<string> Codes(Regex pattern, IEnumerable<(string Path, string Text)> files) =>
        [.. files.SelectMany(file => pattern.Matches(file.Text)).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)];

    private static Dictionary<string, string> Read(string resx) =>
        XDocument.Parse(resx).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Placeholder.Matches(text).Select(match => match.Value)];
}
