using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Kernel.Codes;

/// <summary>
/// How reference files are read: camelCase, comments and trailing commas allowed, every unknown or missing property
/// refused, so that a misspelt limit never falls back silently.
/// </summary>
public static class ReferenceJson
{
    /// <summary>The options for reading any reference file.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
