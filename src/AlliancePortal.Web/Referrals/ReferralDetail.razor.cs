using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Referrals;

/// <summary>One referral: the envelope, what it asks and opens, and what the reader can do with it now. Closes on the open page when it closes.</summary>
public sealed partial class ReferralDetail
{
    private ReferralView? shown;
    private bool absent;
    private bool running;
    private string? ending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter]
    public Guid Id { get; set; }

    private string? Primary => shown?.May.FirstOrDefault(act => act is "claim" or "accept" or "complete");

    private IReadOnlyList<string> Others => [.. (shown?.May ?? []).Where(act => act is "decline" or "withdraw")];

    private bool MayOpenCase => shown is { Box: not "incoming" } or { State: not ReferralStates.Claimed };

    private string? Note => shown switch
    {
        { SafetyMinimumOnly: true } => Words["Note_SafetyMinimum"].Value,
        { Box: "incoming", State: ReferralStates.Sent, Kind: not ReferralKinds.Guardianship } => Words["Note_Envelope"].Value,
        { Box: "incoming", State: ReferralStates.Sent } => Words["Note_Letter"].Value,
        { Box: "incoming", CaseId: null } => Words["Note_Closed"].Value,
        _ => null,
    };

    private string? EndWords => shown is null ? null : string.Join(": ", new[] { EndLabel, shown.EndReason }.OfType<string>()) is { Length: > 0 } text ? text : null;

    private string? EndLabel => shown switch
    {
        { Outcome: { } outcome } => Labels.Of("referral_outcome", outcome),
        { State: ReferralStates.Declined, EndCode: { } code } => Labels.Of("referral_decline_reason", code),
        { EndCode: { } code } => Labels.Of("referral_withdrawal_reason", code),
        _ => null,
    };

    protected override Task OnInitializedAsync() => ListenAsync(LoadAsync);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private string SectionNames(IReadOnlyList<string> keys) => keys.Count == 0 ? Words["Nothing"] : Labels.List("section", keys);

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowReferral(Id));
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        shown = answer.Succeeded ? answer.Value : absent ? null : shown;
        if (answer.Refusal is { } refusal && !absent) refusals = InWords(refusal);
        if (ending is not null && shown?.May.Contains(ending) != true) ending = null;
    }

    private async Task ActAsync()
    {
        if (running) return;
        running = true;
        var answer = Primary == "claim" ? await AskAsync(new ClaimReferral(Id)) : await AskAsync(new AcceptReferral(Id));
        running = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await LoadAsync();
    }

    private async Task EndedAsync(bool done)
    {
        ending = null;
        if (done) await LoadAsync();
    }
}
