using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Risk: each agency rates blind, then one proposes a joint rating and another agrees to it.</summary>
public sealed partial class RiskPanel
{
    // True: the joint rating; false: one's own anew; null: neither.
    private bool? rating;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>What another agency has proposed since the last agreement.</summary>
    private RatingLine? Proposed => Case.Sections.Risk?.Ratings.TakeWhile(line => !line.Agreed).FirstOrDefault(line => line is { Proposed: true, IsMine: false });

    protected override async Task OnInitializedAsync()
    {
        if (Case.Sections.Risk is not { MayRate: true, OwnIsMissing: false }) return;
        foreach (var joint in new[] { true, false })
        {
            if (await AskAsync(new FindDraft(RiskForm.FormOf(joint), Case.CaseId)) is { Succeeded: true, Value.Draft: not null }) rating = joint;
        }
    }

    private static ChipState StateOf(string level) => level switch
    {
        "high" => ChipState.Overdue,
        "medium" => ChipState.Soon,
        _ => ChipState.Ok,
    };

    private string MarksOf(RatingLine line) => string.Concat(new[]
    {
        line.Agreed ? Words["Risk_AgreedMark"].Value : line.Proposed ? Words["Risk_Proposed"].Value : null,
        line.UrgentMedical ? Words["Risk_UrgentMark"].Value : null,
    }.OfType<string>().Select(mark => mark + " · "));

    private async Task DoneAsync(bool rated)
    {
        rating = null;
        if (rated) await OnChanged.InvokeAsync();
    }
}
