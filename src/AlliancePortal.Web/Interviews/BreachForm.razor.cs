using AlliancePortal.Casework.Interviews;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>That a child was questioned without a social worker: when and by whom, nothing of what was said.</summary>
public sealed partial class BreachForm
{
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    protected override Task OnInitializedAsync() => BeginAsync("breach", CaseId, new BreachDraft());

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        if (typed.HappenedAt is not { } at)
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "breach-happenedAt")];
            return;
        }

        sending = true;
        var outcome = await KeptAsync()
            ? await AskAsync(new ReportInterviewBreach { CaseId = CaseId, DraftId = Keeper.Id, HappenedAt = at, Interviewer = typed.Interviewer ?? "", Reason = typed.Reason })
            : null;
        sending = false;
        if (outcome is null) return;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal, field => "breach-" + field) : [];
        if (!outcome.Succeeded) return;
        Keeper.Done();
        await OnDone.InvokeAsync();
    }
}
