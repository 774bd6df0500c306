using AlliancePortal.Casework.Interviews;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>That a child was questioned without a social worker: when and by whom, nothing of what was said.</summary>
public sealed partial class BreachForm
{
    private DateTimeOffset? happenedAt;
    private string? interviewer;
    private string? reason;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    private async Task SendAsync()
    {
        if (sending) return;
        if (happenedAt is not { } at)
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "breach-happenedAt")];
            return;
        }

        sending = true;
        var outcome = await AskAsync(new ReportInterviewBreach { CaseId = CaseId, HappenedAt = at, Interviewer = interviewer ?? "", Reason = reason });
        sending = false;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal, field => "breach-" + field) : [];
        if (outcome.Succeeded) await OnDone.InvokeAsync();
    }
}
