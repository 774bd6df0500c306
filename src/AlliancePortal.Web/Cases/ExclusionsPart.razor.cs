using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Cases;

/// <summary>
/// Who must learn nothing of the case, for those who decide it. For anybody else it is not there; folded away until it is asked for, because the person may sit in
/// the same room.
/// </summary>
public sealed partial class ExclusionsPart
{
    private ExclusionsView? view;
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? asked;
    private bool isOpen;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked == CaseId) return;
        (asked, isOpen) = (CaseId, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowExclusions(CaseId));
        view = answer.Succeeded ? answer.Value : null;
    }

    private async Task ExcludeAsync()
    {
        refusals = [];
        if (await ExcludeDialog.AskAsync(Dialogs, CaseId, view!.Others)) await LoadAsync();
    }

    private async Task LiftAsync(ExcludedPerson person)
    {
        var reason = await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["KeptOut_Lift_Sure", person.DisplayName], Words["KeptOut_Lift_What"], [], Words["KeptOut_Lift"]));
        if (reason is null) return;
        var answer = await AskAsync(new LiftExclusion { CaseId = CaseId, UserId = person.UserId, Reason = reason });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await LoadAsync();
    }
}
