using AlliancePortal.Casework.Drafts;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>What one began and has not sent. Throwing one away takes two presses, and the second can still be stepped back from.</summary>
public sealed partial class DraftList
{
    private Guid? asked;

    [Parameter, EditorRequired]
    public IReadOnlyList<DraftSummary> Drafts { get; set; } = [];

    [Parameter]
    public EventCallback<DraftSummary> OnDiscard { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private Task DiscardAsync(DraftSummary draft)
    {
        asked = null;
        return OnDiscard.InvokeAsync(draft);
    }
}
