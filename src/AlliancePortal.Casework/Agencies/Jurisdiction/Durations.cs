using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>Reads a whole number of minutes.</summary>
internal sealed class Minutes() : Duration(TimeSpan.FromMinutes(1));

/// <summary>Reads a whole number of hours.</summary>
internal sealed class Hours() : Duration(TimeSpan.FromHours(1));

/// <summary>Reads a whole number of days of 24 hours.</summary>
internal sealed class Days() : Duration(TimeSpan.FromDays(1));

internal abstract class Duration(TimeSpan unit) : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt16(out var count)
            ? unit * count
            : throw new JsonException("A whole number from 0 to 65535 is needed.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)(value / unit));
}
