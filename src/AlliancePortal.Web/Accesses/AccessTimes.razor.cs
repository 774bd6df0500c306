using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Accesses;

/// <summary>How often within an hour, and between when; nothing for a single time.</summary>
public sealed partial class AccessTimes
{
    [Parameter, EditorRequired]
    public long Times { get; set; }

    [Parameter, EditorRequired]
    public DateTimeOffset First { get; set; }

    [Parameter, EditorRequired]
    public DateTimeOffset Last { get; set; }
}
