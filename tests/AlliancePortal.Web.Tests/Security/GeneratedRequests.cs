using System.Text;
using System.Text.Json.Nodes;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>Calls made by chance from the description of the interface: the right form mostly, with something wrong in it; ids of what is there, of what is not, and no ids.</summary>
/// <param name="document">The interface's own description.</param>
/// <param name="known">Ids of what is there.</param>
internal sealed class GeneratedRequests(JsonNode document, IReadOnlyList<Guid> known, Random random)
{
    // Signing in and out and confirming would end the sign-ins that the other requests need.
    private static readonly string[] LeftOut = ["/login", "/logout", "/confirm"];

    private static readonly string[] Words =
    [
        "prizren", "identity", "notes", "note", "investigation", "vital_interests", "consent", "shelter", "advocacy", "immediate", "high", "assistance", "ro", "other", "female", "MD", "tpiu", "police_investigator",
        "presumed", "support_completed", "en", "Europe/Belgrade", "read", "open", "all", "2012-05", "10:00",
    ];

    private static readonly string[] Wrong =
    [
        "null", "true", "-1", "0", "1e308", "2147483648", "9223372036854775808", "0.1", "\"\"", "\" \"", "\"\\u0000\"", "[]", "{}", "[[[[[]]]]]", "{\"a\":{\"b\":null}}", "\"2999-99-99\"", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999+14:00\"", "\"'; drop table casework.cases; --\"", "\"👧🏽\"", "\"مريم\"", "\"../../etc/passwd\"", "\"=1+1\"", "[null]", "\"00000000-0000-0000-0000-000000000000\"", "\"<script>\"", "\"%s%n\"",
    ];

    private readonly List<(string Method, string Path, JsonNode Call)> calls =
    [
        .. from path in document["paths"]!.AsObject()
           where !LeftOut.Any(part => path.Key.Contains(part, StringComparison.Ordinal))
           from call in path.Value!.AsObject()
           where call.Key is "get" or "post" or "put" or "delete" or "patch"
           select (call.Key.ToUpperInvariant(), path.Key, call.Value!),
    ];

    public int Calls => calls.Count;

    public HttpRequestMessage Next(int number)
    {
        var (method, path, call) = calls[number % calls.Count];
        var query = new List<string>();
        foreach (var parameter in call["parameters"]?.AsArray() ?? [])
        {
            var (name, value) = ((string)parameter!["name"]!, Uri.EscapeDataString(Text(parameter["schema"])));
            if ((string?)parameter["in"] == "path") path = path.Replace($"{{{name}}}", value.Length == 0 ? "x" : value, StringComparison.Ordinal);
            else if ((string?)parameter["in"] == "query" && random.Next(2) == 0) query.Add($"{name}={value}");
        }

        var request = new HttpRequestMessage(new HttpMethod(method), path + (query.Count == 0 ? "" : "?" + string.Join('&', query)));
        if (call["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema)
            request.Content = new StringContent(random.Next(20) == 0 ? Pick(Wrong) : Value(schema, 0)?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");
        return request;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string Text(JsonNode? schema) => random.Next(5) == 0 ? Pick(Wrong).Trim('"') : Value(schema, 0) is { } value ? value.ToString() : "";

    private JsonNode? Value(JsonNode? schema, int depth)
    {
        if (depth > 6 || random.Next(12) == 0) return JsonNode.Parse(Pick(Wrong));
        if ((string?)schema?["$ref"] is { } name) return Value(document["components"]!["schemas"]![name.Split('/')[^1]], depth);
        if ((schema?["oneOf"] ?? schema?["anyOf"]) is JsonArray choices) return Value(Pick<JsonNode?>([.. choices]), depth + 1);
        if (schema?["enum"] is JsonArray values) return Pick<JsonNode?>([.. values])?.DeepClone();
        var types = schema?["type"] switch { JsonArray several => several.Select(type => (string)type!).Where(type => type != "null").ToList(), JsonValue one => [(string)one!], _ => [] };
        return (types.Count == 0 ? "string" : Pick(types)) switch
        {
            "object" => new JsonObject((schema!["properties"]?.AsObject() ?? []).Where(_ => random.Next(8) > 0).Select(property => KeyValuePair.Create(property.Key, Value(property.Value, depth + 1)))),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(schema!["items"], depth + 1))]),
            "integer" or "number" => random.Next(-2, 40),
            "boolean" => random.Next(2) == 0,
            "null" => null,
            _ => String((string?)schema?["format"]),
        };
    }

    private string String(string? format) => format switch
    {
        "uuid" => (known.Count > 0 && random.Next(3) > 0 ? Pick(known) : Guid.CreateVersion7()).ToString(),
        "date-time" => DateTimeOffset.UtcNow.AddHours(random.Next(-1000, 1000)).ToString("O"),
        "date" => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(random.Next(-20000, 400)).ToString("O"),
        _ => random.Next(6) == 0 ? new string((char)random.Next(1, 0xD7FF), random.Next(1, 30_000)) : Pick(Words),
    };
}
