namespace AlliancePortal.Casework.Kernel.Codes;

/// <summary>A closed list of values for one field, in the order in which people should see them.</summary>
public sealed class CodeSet
{
    private readonly Dictionary<string, Code> byValue;
    private readonly Dictionary<string, Code> bySpelling = [];

    /// <param name="name">Key of the set in snake_case: <c>referral_kind</c>.</param>
    /// <param name="title">What the set as a whole is called.</param>
    /// <param name="codes">The values in order of display.</param>
    /// <param name="source">The standard or article that the values come from.</param>
    /// <exception cref="FormatException">A value or spelling occurs twice.</exception>
    public CodeSet(string name, LocalText title, IReadOnlyList<Code> codes, string? source = null)
    {
        (Name, Title, Codes, Source) = (name, title, codes, source);
        byValue = new(codes.Count, StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (!byValue.TryAdd(code.Value, code))
            {
                throw new FormatException($"Code set {name}: value {code.Value} occurs twice.");
            }

            foreach (var spelling in new[] { code.Value, code.Labels.In("en") }.Concat(code.Aliases ?? []))
            {
                if (!bySpelling.TryAdd(Fold(spelling), code) && bySpelling[Fold(spelling)] != code)
                {
                    throw new FormatException($"Code set {name}: '{spelling}' of {code.Value} also means {bySpelling[Fold(spelling)].Value}.");
                }
            }
        }
    }

    /// <summary>Key of the set in snake_case.</summary>
    public string Name { get; }

    /// <summary>What the set as a whole is called.</summary>
    public LocalText Title { get; }

    /// <summary>The values in order of display, retired ones included.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>The standard or article that the values come from.</summary>
    public string? Source { get; }

    /// <summary>The code with exactly that value, or null.</summary>
    public Code? Find(string value) => byValue.GetValueOrDefault(value);

    /// <summary>Whether the set has exactly that value.</summary>
    public bool IsKnown(string value) => byValue.ContainsKey(value);

    /// <summary>
    /// For imports: the code whose value, English label or alias is spelt so, regardless of case, spaces and punctuation; or null.
    /// </summary>
    public Code? Match(string text) => bySpelling.GetValueOrDefault(Fold(text));

    /// <summary>The codes that may be chosen on that day.</summary>
    public IEnumerable<Code> On(DateOnly day) => Codes.Where(code => code.IsValidOn(day));

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
