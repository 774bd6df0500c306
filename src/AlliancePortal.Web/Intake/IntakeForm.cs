using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlliancePortal.Web.Intake;

/// <summary>Everything typed on the intake page, exactly as typed; also the content of its draft. What it means is read by <see cref="IntakeReading"/>.</summary>
public sealed class IntakeForm
{
    public const string Kind = "intake";

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary><c>yes</c> or <c>no</c>; null: not asked.</summary>
    public string? UrgentMedical { get; set; }

    /// <summary>For what she needs a doctor.</summary>
    public string? UrgentNeed { get; set; }

    public IReadOnlyList<string> Languages { get; set; } = [];

    /// <summary><c>yes</c> or <c>no</c>; null: not asked.</summary>
    public string? NeedsInterpreter { get; set; }

    public string? SafeWay { get; set; }

    public string? Contact { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>Other names or a neutral label, divided by commas.</summary>
    public string? Aliases { get; set; }

    /// <summary>As <c>PartialDateField</c> emits it.</summary>
    public string? DateOfBirth { get; set; }

    public string? AgeFrom { get; set; }

    public string? AgeTo { get; set; }

    /// <summary>Nobody knows her age: what stands in the fields above is kept and not sent.</summary>
    public bool AgeUnknown { get; set; }

    public string? Sex { get; set; }

    public IReadOnlyList<string> Citizenships { get; set; } = [];

    public string? IdentityNumber { get; set; }

    public string? Municipality { get; set; }

    public string? FoundOn { get; set; }

    public string? FoundTime { get; set; }

    public string? IdentifiedOn { get; set; }

    public string? IdentifiedTime { get; set; }

    public string? Circumstances { get; set; }

    public IReadOnlyList<string> ExploitationTypes { get; set; } = [];

    public IReadOnlyList<string> MeansOfControl { get; set; } = [];

    public string? RecruiterRelation { get; set; }

    public IReadOnlyList<string> Countries { get; set; } = [];

    public string? Year { get; set; }

    /// <summary><c>given</c> or <c>refused</c>; null: not asked.</summary>
    public string? Consent { get; set; }

    public IReadOnlyList<string> Purposes { get; set; } = [];

    public IReadOnlyList<string> ConsentAgencies { get; set; } = [];

    public string? ConsentLanguage { get; set; }

    public string? Narrative { get; set; }

    /// <summary>Why a fact is missing, by its field in the intake; absent: not asked.</summary>
    public Dictionary<string, string> Unanswered { get; set; } = [];

    /// <summary>By what its owner knows it again in the list of drafts; empty while nothing names her.</summary>
    [JsonIgnore]
    public string Title => string.Join(' ', new[] { FirstName, LastName }.Where(name => !string.IsNullOrWhiteSpace(name))) is { Length: > 0 } name ? Short(name) : Short(Aliases ?? "");

    public static IntakeForm Read(string content) => JsonSerializer.Deserialize<IntakeForm>(content, Stored) ?? new IntakeForm();

    public string Write() => JsonSerializer.Serialize(this, Stored);

    private static string Short(string text) => new string([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(80)]).Trim();
}
