using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Cases as rows, the same wherever cases are listed.</summary>
public sealed partial class CaseRows
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    [Parameter, EditorRequired]
    public IReadOnlyList<CaseloadItem> Items { get; set; } = [];

    /// <summary>Without the columns that only a whole list needs.</summary>
    [Parameter]
    public bool Short { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private static ChipState Pressing(string risk) => risk switch
    {
        "high" => ChipState.Overdue,
        "medium" => ChipState.Soon,
        _ => ChipState.Neutral,
    };

    private ChipState Due(DateTimeOffset due) => due < Time.Now ? ChipState.Overdue : due < Time.Now + Soon ? ChipState.Soon : ChipState.Neutral;
}
