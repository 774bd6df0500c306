using System.Text.Json.Serialization;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Cases;

/// <summary>Who she is, as somebody types it; compared field by field with what another has stored meanwhile.</summary>
public sealed class IdentityDraft
{
    /// <summary>The version on which the change is based.</summary>
    public int Version { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>One on each line.</summary>
    public string? Aliases { get; set; }

    public string? IdentityNumber { get; set; }

    public string? DateOfBirth { get; set; }

    public string? Sex { get; set; }

    public IReadOnlyList<string> Citizenships { get; set; } = [];

    public IReadOnlyList<string> Languages { get; set; } = [];

    /// <summary><c>yes</c>, <c>no</c>, or null as long as nobody asked.</summary>
    public string? NeedsInterpreter { get; set; }

    [JsonIgnore]
    public IReadOnlyList<string> AliasList => (Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IdentityDraft Of(IdentitySection stored) => new()
    {
        Version = stored.Version ?? 0,
        FirstName = stored.FirstName,
        LastName = stored.LastName,
        Aliases = string.Join('\n', stored.Aliases ?? []),
        IdentityNumber = stored.IdentityNumber,
        DateOfBirth = stored.DateOfBirth?.ToString(),
        Sex = stored.Sex,
        Citizenships = stored.Citizenships ?? [],
        Languages = stored.Languages,
        NeedsInterpreter = stored.NeedsInterpreter switch { true => "yes", false => "no", null => null },
    };

    /// <summary>The field in words, to be compared and to be shown; a yes or no as its code.</summary>
    /// <param name="field">Name of a property.</param>
    public string Text(string field) => field switch
    {
        nameof(FirstName) => FirstName,
        nameof(LastName) => LastName,
        nameof(Aliases) => string.Join(", ", AliasList),
        nameof(IdentityNumber) => IdentityNumber,
        nameof(DateOfBirth) => DateOfBirth,
        nameof(Sex) => Sex is { } sex ? Labels.Of("sex", sex) : null,
        nameof(Citizenships) => Labels.List("country", Citizenships),
        nameof(Languages) => Labels.List("language", Languages),
        nameof(NeedsInterpreter) => NeedsInterpreter,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    } ?? "";

    /// <summary>Takes one field from another version.</summary>
    public void Take(string field, IdentityDraft other)
    {
        var property = typeof(IdentityDraft).GetProperty(field)!;
        property.SetValue(this, property.GetValue(other));
    }

    /// <summary>Null when the date of birth is no date: then nothing is asked of the gate.</summary>
    public EditIdentity? ToRequest(Guid caseId)
    {
        PartialDate? birth = null;
        if (!string.IsNullOrWhiteSpace(DateOfBirth) && !PartialDate.TryParse(DateOfBirth, out birth)) return null;
        return new EditIdentity
        {
            CaseId = caseId,
            Version = Version,
            FirstName = FirstName,
            LastName = LastName,
            Aliases = AliasList,
            IdentityNumber = IdentityNumber,
            DateOfBirth = birth,
            Sex = Sex ?? "",
            Citizenships = Citizenships,
            Languages = Languages,
            NeedsInterpreter = NeedsInterpreter switch { "yes" => true, "no" => false, _ => null },
        };
    }
}
