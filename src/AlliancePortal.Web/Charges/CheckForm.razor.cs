using AlliancePortal.Casework.Charges;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Charges;

/// <summary>Takes the advocate's answer whether non-punishment applies to a charge, and why.</summary>
public sealed partial class CheckForm
{
    private IReadOnlyList<Refusal> refusals = [];
    private string? outcome;
    private string? grounds;
    private bool sending;

    [Parameter, EditorRequired]
    public Guid ChargeId { get; set; }

    /// <summary>Whether it was recorded; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(new CheckNonPunishment { ChargeId = ChargeId, Outcome = outcome ?? "", Grounds = grounds ?? "" });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => "check-" + field);
    }
}
