using System.Collections.Concurrent;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// Finds a code by how people write it: value, label in any of the portal's languages or alias; letters folded, so Cyrillic and
/// missing diacritics match too. A spelling that would mean two codes means none.
/// </summary>
internal sealed class CodeSpelling
{
    private static readonly ConcurrentDictionary<string, CodeSpelling> Known = new();
    private static readonly string[] Languages = ["en", "sq", "sr-Latn"];
    private readonly CodeSet set;
    private readonly Dictionary<string, Code?> folded = [];

    private CodeSpelling(CodeSet set)
    {
        this.set = set;
        foreach (var code in set.Codes)
        {
            foreach (var spelling in Languages.Select(code.Labels.In).Concat(code.Aliases ?? []))
            {
                var key = Fold(spelling);
                if (!folded.TryAdd(key, code) && folded[key] != code)
                    folded[key] = null;
            }
        }
    }

    public static CodeSpelling Of(string set) => Known.GetOrAdd(set, static name => new CodeSpelling(CodeSets.Default.Get(name)));

    /// <summary>The value of the code so written, or null.</summary>
    public string? Value(string text) => (set.Match(text) ?? folded.GetValueOrDefault(Fold(text)))?.Value;

    /// <summary>Letters and digits only, as capital ASCII letters.</summary>
    public static string Fold(string text) => string.Concat(PlainLatin.Of(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
