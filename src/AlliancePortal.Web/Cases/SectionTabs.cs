using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;

namespace AlliancePortal.Web.Cases;

/// <summary>Which sections of a case are tabs, and what is entered in them.</summary>
public static class SectionTabs
{
    /// <summary>Keys of the sections that are there for the reader, in the order of the access table.</summary>
    public static IReadOnlyList<string> Of(CaseView shown) =>
        [.. Sections.All.Where(section => typeof(CaseSections).GetProperty(section.ToString())?.GetValue(shown.Sections) is not null).Select(section => section.Key())];

    /// <summary>The dated entries of a section.</summary>
    public static IReadOnlyList<EntryLine> Entries(CaseSections sections, string key) => key switch
    {
        "identity" => sections.Identity?.Entries,
        "contact" => sections.Contact?.Entries,
        "exploitation" => sections.Exploitation?.Entries,
        "protection" => sections.Protection?.Entries,
        _ => Sections.FromKey(key) is { } section ? (typeof(CaseSections).GetProperty(section.ToString())?.GetValue(sections) as EntrySection)?.Entries : null,
    } ?? [];

    /// <summary>Address of a section of the case.</summary>
    public static string Href(Guid caseId, string key) => $"/cases/{caseId}?tab={key}";
}
