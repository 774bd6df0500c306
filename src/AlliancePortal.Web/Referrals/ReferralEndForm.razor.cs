using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Referrals;

/// <summary>Declines, completes or withdraws, with the reason or outcome; says first what closes.</summary>
public sealed partial class ReferralEndForm
{
    private string? code;
    private string? words;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required ReferralView Referral { get; set; }

    /// <summary><c>decline</c>, <c>complete</c> or <c>withdraw</c>.</summary>
    [Parameter, EditorRequired]
    public string Act { get; set; } = "";

    /// <summary>Whether it was done; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    private string Set => Act switch
    {
        "decline" => "referral_decline_reason",
        "complete" => "referral_outcome",
        _ => "referral_withdrawal_reason",
    };

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        IRequest<ReferralView> request = Act switch
        {
            "decline" => new DeclineReferral { ReferralId = Referral.ReferralId, Reason = code ?? "", Words = words },
            "complete" => new CompleteReferral { ReferralId = Referral.ReferralId, Outcome = code ?? "", Words = words },
            _ => new WithdrawReferral { ReferralId = Referral.ReferralId, Reason = code ?? "", Words = words },
        };
        var answer = await AskAsync(request);
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => field == "words" ? "end-words" : "end-reason");
    }
}
