using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace AlliancePortal.Casework.Kernel.Codes;

/// <summary>All code sets of the portal; immutable.</summary>
public sealed class CodeSets
{
    private static readonly Lazy<CodeSets> Embedded = new(LoadEmbedded);
    private readonly FrozenDictionary<string, CodeSet> sets;

    /// <exception cref="ArgumentException">Two sets have one name.</exception>
    public CodeSets(IEnumerable<CodeSet> sets) => this.sets = sets.ToFrozenDictionary(set => set.Name);

    /// <summary>The sets that come with the portal.</summary>
    public static CodeSets Default => Embedded.Value;

    /// <summary>Every set, ordered by name.</summary>
    public IEnumerable<CodeSet> All => sets.Values.OrderBy(set => set.Name, StringComparer.Ordinal);

    /// <summary>The set of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set.</exception>
    public CodeSet Get(string set) =>
        sets.GetValueOrDefault(set) ?? throw new KeyNotFoundException($"There is no code set '{set}'.");

    /// <summary>What people read for the value: in that language, else in English, else the value itself.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set.</exception>
    public string Label(string set, string value, string language) => Get(set).Find(value)?.Labels.In(language) ?? value;

    /// <summary>When the value applies, in that language, else in English; null where no explanation is needed.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set.</exception>
    public string? Help(string set, string value, string language) => Get(set).Find(value)?.Help?.In(language);

    /// <summary>Whether the set has exactly that value.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set.</exception>
    public bool IsKnown(string set, string value) => Get(set).IsKnown(value);

    /// <summary>Reads one set from its JSON form.</summary>
    /// <exception cref="JsonException">The JSON is malformed, or a property is unknown or missing.</exception>
    /// <exception cref="FormatException">A value or spelling occurs twice.</exception>
    public static CodeSet Read(Stream json)
    {
        var file = JsonSerializer.Deserialize<SetFile>(json, ReferenceJson.Options) ?? throw new JsonException("The file is empty.");
        return new CodeSet(file.Set, file.Title, file.Codes, file.Source);
    }

    private static CodeSets LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = typeof(CodeSets).Namespace + ".Data.";
        return new CodeSets(assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name =>
        {
            using var json = assembly.GetManifestResourceStream(name)!;
            return Read(json);
        }));
    }

    private sealed record SetFile(string Set, LocalText Title, IReadOnlyList<Code> Codes, string? Source = null);
}
