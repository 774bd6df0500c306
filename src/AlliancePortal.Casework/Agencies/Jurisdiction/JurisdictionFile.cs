using System.Text.Json;
using System.Text.Json.Serialization;
using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>
/// What differs from country to country: municipalities, agencies, names, emergency numbers and time limits. Kosovo
/// comes with the portal; the setting <c>Portal:Jurisdiction</c> may name another file of the same shape.
/// </summary>
public sealed record JurisdictionFile
{
    private static readonly Lazy<JurisdictionFile> Embedded = new(LoadEmbedded);

    /// <summary>Kosovo.</summary>
    public static JurisdictionFile Default => Embedded.Value;

    /// <summary>ISO 3166-1 alpha-2 code of the country.</summary>
    public required string Country { get; init; }

    /// <summary>Municipality of the capital: where a record belongs of which nothing says where.</summary>
    public required string Capital { get; init; }

    /// <summary>IANA name of the time zone in which people read times.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Language tags of the user interface, the default first; every name in the file has all of them.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What local people call an institution or unit, by neutral key: <c>csw</c>, <c>cswShort</c>, <c>vaau</c>, <c>tpiu</c>.</summary>
    public required IReadOnlyDictionary<string, LocalText> Labels { get; init; }

    /// <summary>Numbers to ring in an emergency.</summary>
    public required IReadOnlyList<EmergencyNumber> EmergencyNumbers { get; init; }

    /// <summary>Ages and periods set by law and local agreement.</summary>
    public required Limits Limits { get; init; }

    /// <summary>How long what is kept; each category once, in the order of <see cref="Retention.RetentionCategories.All"/>.</summary>
    public required IReadOnlyList<RetentionEntry> Retention { get; init; }

    /// <summary>Areas of the regional police directorates.</summary>
    public required IReadOnlyList<PoliceRegion> Regions { get; init; }

    /// <summary>All municipalities of the country.</summary>
    public required IReadOnlyList<Municipality> Municipalities { get; init; }

    /// <summary>Agencies with their units.</summary>
    public required IReadOnlyList<AgencyEntry> Agencies { get; init; }

    /// <summary>For each CSW the code of the neighbouring CSW that becomes acting guardian when it does not answer.</summary>
    public required IReadOnlyDictionary<string, string> StandIns { get; init; }

    /// <summary>The time zone in which people read times.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The municipality with that code, or null.</summary>
    public Municipality? Municipality(string code) => Municipalities.FirstOrDefault(municipality => municipality.Code == code);

    /// <summary>The agency with that code, or null.</summary>
    public AgencyEntry? Agency(string code) => Agencies.FirstOrDefault(agency => agency.Code == code);

    /// <summary>The CSW that serves the municipality, or null where the municipality is unknown.</summary>
    public AgencyEntry? CswOf(string municipality) => Agencies.FirstOrDefault(agency => agency.Kind == "csw" && agency.Municipality == municipality);

    /// <summary>The CSW that stands in for another, or null where the first is unknown.</summary>
    public AgencyEntry? StandInOf(string csw) => StandIns.TryGetValue(csw, out var code) ? Agency(code) : null;

    /// <summary>The name by which local people know the institution; the key itself where the file has none.</summary>
    public string Label(string key, string language) => Labels.TryGetValue(key, out var label) ? label.In(language) : key;

    /// <summary>The file at that path, or Kosovo where the setting is empty.</summary>
    /// <exception cref="JurisdictionException">The file is missing, unreadable, malformed or contradicts itself.</exception>
    public static JurisdictionFile Configured(string? path) => string.IsNullOrWhiteSpace(path) ? Default : Load(path);

    /// <summary>Reads and checks the file at that path.</summary>
    /// <exception cref="JurisdictionException">The file is missing, unreadable, malformed or contradicts itself.</exception>
    public static JurisdictionFile Load(string path)
    {
        try
        {
            using var json = File.OpenRead(path);
            return Load(json, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JurisdictionException(path, [exception.Message], exception);
        }
    }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="json">The content.</param>
    /// <param name="source">How errors name the file.</param>
    /// <exception cref="JurisdictionException">The content is malformed or contradicts itself.</exception>
    public static JurisdictionFile Load(Stream json, string source)
    {
        JurisdictionFile? file;
        try
        {
            file = JsonSerializer.Deserialize<JurisdictionFile>(json, ReferenceJson.Options);
        }
        catch (JsonException exception)
        {
            throw new JurisdictionException(source, [exception.Message], exception);
        }

        var errors = file is null ? ["The file is empty."] : JurisdictionRules.Check(file);
        return errors.Count == 0 ? file! : throw new JurisdictionException(source, errors);
    }

    private static JurisdictionFile LoadEmbedded()
    {
        using var json = typeof(JurisdictionFile).Assembly.GetManifestResourceStream(typeof(JurisdictionFile), "Data.kosovo.json")!;
        return Load(json, "kosovo.json");
    }
}
