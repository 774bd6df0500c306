using AlliancePortal.Casework.Cases;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>What happened in the sections open to the reader, newest first.</summary>
public sealed partial class CaseTimeline
{
    private const int Step = 8;
    private int most = Step;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Keys of the sections that can be opened from here.</summary>
    [Parameter]
    public IReadOnlyList<string> Tabs { get; set; } = [];
}
