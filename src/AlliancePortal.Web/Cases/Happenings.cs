using AlliancePortal.Web.Localization;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Cases;

/// <summary>What happened and what was told, as people read it.</summary>
public sealed class Happenings(IStringLocalizer<HappeningWords> words)
{
    /// <summary>An event of the timeline, by its kind.</summary>
    public string Event(string kind) => Text("Event_", kind);

    /// <summary>A notification, by its kind.</summary>
    public string Told(string kind) => Text("Told_", kind);

    private string Text(string prefix, string kind) => words[prefix + kind] is { ResourceNotFound: false } known ? known : words[prefix + "other"];
}
