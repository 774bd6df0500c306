using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Intake;

/// <summary>What stands between a form and its case: fields to look at again, and rules.</summary>
/// <param name="ByField">Code of what is wrong, by field of the intake, in the order of the page.</param>
/// <param name="Rules">Refusals that are not about one field.</param>
public sealed record IntakeProblems(IReadOnlyList<KeyValuePair<string, string>> ByField, IReadOnlyList<Refusal> Rules)
{
    private static readonly string[] Order =
    [
        "urgentMedical", "person.languages", "person.safeWay", "person.contact", "person.firstName", "person.lastName", "person.aliases", "person.dateOfBirth", "person.apparentAge",
        "person.sex", "person.citizenships", "person.identityNumber", "municipality", "identifiedAt", "foundAt", "circumstances",
    ];

    /// <summary>What the form itself shows, then what the casework answered; one problem a field.</summary>
    public static IntakeProblems Of(IntakeReading reading, Refusal? refusal)
    {
        var fields = reading.Problems.ToDictionary();
        foreach (var (field, codes) in refusal?.Fields ?? new Dictionary<string, string[]>()) fields.TryAdd(field, codes[0]);
        return new IntakeProblems(
            [.. fields.OrderBy(field => Array.IndexOf(Order, field.Key) is >= 0 and var place ? place : Order.Length)],
            refusal is null || refusal.Kind == RefusalKind.Invalid ? [] : [refusal]);
    }

    /// <summary>Key of the field's label: its last part.</summary>
    public static string WordOf(string field) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        "types" => "exploitationTypes",
        "agencyIds" => "consentAgencies",
        "refused" => "consent",
        var name => name,
    };
}
