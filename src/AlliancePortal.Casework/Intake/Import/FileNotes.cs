using System.Runtime.InteropServices;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Collects the notes of one file; complete when its last row has been read.</summary>
public sealed class FileNotes
{
    /// <summary>A column that is filled and has no place in an intake.</summary>
    public const string NotCarried = "not_carried";

    /// <summary>The hidden field name and the visible heading disagree; the heading, which people read while typing, was followed.</summary>
    public const string HeadingFollowed = "heading_followed";

    /// <summary>A row whose address was filled by the hidden field names instead of the headings, and read so.</summary>
    public const string FieldNameFollowed = "field_name_followed";

    /// <summary>The workbook carries macros; the cells were read, the macros neither run nor kept.</summary>
    public const string MacrosIgnored = "macros_ignored";

    /// <summary>The workbook refers to other files; these were not opened.</summary>
    public const string ExternalLinksIgnored = "external_links_ignored";

    /// <summary>A further sheet that was not read.</summary>
    public const string SheetNotRead = "sheet_not_read";

    /// <summary>A cell that says in words that the fact is not known; taken as an empty cell.</summary>
    public const string StatedUnknown = "stated_unknown";

    /// <summary>No trafficking status: taken as presumed victim, for whom every safeguard applies.</summary>
    public const string StatusAssumed = "status_assumed";

    /// <summary>The value covers several of HTCDS and was carried as the nearest one.</summary>
    public const string NearestValue = "nearest_value";

    /// <summary>Nothing in the row says where she was found: the municipality of the option, of the agency or of the capital was taken.</summary>
    public const string MunicipalityAssumed = "municipality_assumed";

    /// <summary>Nothing in the row says when she was identified: the day of the import was taken.</summary>
    public const string DateAssumed = "date_assumed";

    /// <summary>A record of the past: if she may still be a child, it waits in the Centre's queue and rings nobody.</summary>
    public const string RecordOfThePast = "record_of_the_past";

    private readonly Dictionary<(string Code, string Subject), int> counts = [];

    public IReadOnlyList<FileNote> All =>
        [.. counts.Select(pair => new FileNote(pair.Key.Code, pair.Key.Subject, pair.Value))
            .OrderBy(note => note.Code, StringComparer.Ordinal).ThenBy(note => note.Subject, StringComparer.Ordinal)];

    internal void Add(string code, string subject = "") => counts.TryAdd((code, subject), 0);

    internal void Count(string code, string subject = "") =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (code, subject), out _)++;
}
