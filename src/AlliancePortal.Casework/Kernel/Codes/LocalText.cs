using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Kernel.Codes;

/// <summary>One wording in several languages, keyed by language tag: <c>en</c>, <c>sq</c>, <c>sr-Latn</c>.</summary>
[JsonConverter(typeof(Converter))]
public sealed class LocalText(IReadOnlyDictionary<string, string> texts)
{
    private readonly Dictionary<string, string> texts = new(texts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language tags that have a wording.</summary>
    public IReadOnlyCollection<string> Languages => texts.Keys;

    /// <summary>The wording in the language of the current user interface.</summary>
    public string Current => In(CultureInfo.CurrentUICulture.Name);

    /// <summary>
    /// The wording in that language (<c>sq-XK</c> reads <c>sq</c>, any Serbian reads <c>sr-Latn</c>), else in English, else in the first language given.
    /// </summary>
    public string In(string language)
    {
        for (var tag = language; tag.Length > 0; tag = tag[..Math.Max(tag.LastIndexOf('-'), 0)])
        {
            if (texts.TryGetValue(tag, out var text))
            {
                return text;
            }
        }

        var serbian = language.StartsWith("sr", StringComparison.OrdinalIgnoreCase) ? texts.GetValueOrDefault("sr-Latn") : null;
        return serbian ?? texts.GetValueOrDefault("en") ?? texts.Values.FirstOrDefault("");
    }

    private sealed class Converter : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.texts, options);
    }
}
