using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Cases;

/// <summary>What can be entered in a section that keeps dated entries; codes of the set <c>entry_kind</c>.</summary>
public static class EntryKinds
{
    public const string Note = "note";

    /// <summary>What somebody holds to be right instead of what another agency wrote; both texts are kept.</summary>
    public const string Correction = "correction";

    private static readonly Dictionary<Section, string[]> BySection = new()
    {
        [Section.Identity] = [Correction],
        [Section.Contact] = [Note, Correction],
        [Section.Exploitation] = [Note, Correction],
        [Section.Assistance] = [Note, "need", "appointment", "service_delivered", Correction],
        [Section.Shelter] = [Note, "daily_log", Correction],
        [Section.Health] = [Note, "session_note", "medication", "fitness_statement", "safeguarding_notice"],
        [Section.Legal] = [Note, "rights_explained", "hearing", "protective_measure", "concern"],
        [Section.Investigation] = [Note, "milestone"],
        [Section.Offenders] = [Note, "suspect_released"],
        [Section.Protection] = [Note, "reflection_period", "residence_permit"],
        [Section.Return] = [Note, "return_plan", "follow_up"],
        [Section.Documents] = [Note, "document_received", "document_given_back"],
        [Section.Notes] = [Note],
    };

    // What a treating professional or lawyer writes for others to act on; all else of theirs stays with the author.
    private static readonly HashSet<string> MeantForOthers = ["medication", "fitness_statement", "safeguarding_notice", "rights_explained", "hearing", "protective_measure"];

    /// <summary>The kinds that the section knows; empty for sections without dated entries.</summary>
    public static IReadOnlyList<string> Of(Section section) => BySection.GetValueOrDefault(section, []);

    /// <summary>Whether nobody but its author will read such an entry: session notes, lawyer–client content.</summary>
    public static bool IsForAuthorOnly(Role author, Section section, string kind) =>
        AccessTable.Ceiling(author, section).HasFlag(Token.Named) && !MeantForOthers.Contains(kind);
}
