using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake;

namespace AlliancePortal.Web.Intake;

/// <summary>The form with what the page knows of it, for its groups of fields.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Agencies">To whom she may consent.</param>
/// <param name="Changed">Call after each change of the form.</param>
public sealed record IntakeSheet(IntakeForm Form, IReadOnlyList<AgencyListing> Agencies, Func<Task> Changed)
{
    /// <summary>What is wrong, in words, by field of the intake (<c>person.sex</c>).</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What the age and place typed so far lead to; null while they are not known.</summary>
    public CheckedIntake? Foreseen { get; init; }

    /// <summary>Who in one's own caseload may be the same person.</summary>
    public IReadOnlyList<PossibleDuplicate> Duplicates { get; init; } = [];

    /// <summary>An adult said no to everything: what names her is hidden and not sent.</summary>
    public bool IsAnonymous => Form.Consent == "refused" && Foreseen is not { IsChild: true };

    /// <summary>Id of the input for a field of the intake.</summary>
    public static string Id(string field) => "intake-" + field.Replace('.', '-');
}
