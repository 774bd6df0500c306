using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>A <see cref="PartialDate"/> as a JSON string in its ISO form; anything else is a <see cref="JsonException"/>.</summary>
public sealed class PartialDateJsonConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PartialDate.TryParse(reader.GetString(), out var date)
            ? date
            : throw new JsonException("A date is written 2009, 2009-03 or 2009-03-14.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
