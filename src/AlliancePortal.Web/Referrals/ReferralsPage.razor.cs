using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Referrals;

/// <summary>What came to the unit's queue and what it sent; filters stand in the address, and what arrives appears without reload.</summary>
public sealed partial class ReferralsPage
{
    private static readonly string[] OpenStates = [ReferralStates.Sent, ReferralStates.Claimed, ReferralStates.Accepted];
    private List<ReferralItem>? items;
    private string? next;
    private IReadOnlyList<Refusal> refusals = [];

    [SupplyParameterFromQuery]
    public string? Box { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public bool Overdue { get; set; }

    private bool IsIncoming => Box != "outgoing";

    protected override Task OnInitializedAsync() => ListenAsync(ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static string? Chosen(bool chosen) => chosen ? "true" : null;

    private string With(string? state, bool overdue)
    {
        var query = string.Join('&', new[] { IsIncoming ? null : "box=outgoing", state is null ? null : $"state={state}", overdue ? "overdue=true" : null }.OfType<string>());
        return query.Length == 0 ? "/referrals" : $"/referrals?{query}";
    }

    private async Task ReadAsync()
    {
        var asked = Request(null);
        var answer = await AskAsync(asked);
        if (!IsAsked(asked)) return;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        items = answer.Succeeded ? [.. answer.Value.Items] : [];
        next = answer.Succeeded ? answer.Value.Next : null;
    }

    private async Task MoreAsync()
    {
        var answer = await AskAsync(Request(next));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items!.AddRange(answer.Value.Items);
        next = answer.Value.Next;
    }

    // The filters may have changed while the answer was on its way.
    private bool IsAsked(ListReferrals asked) => Request(null) is var now && asked.Box == now.Box && asked.Overdue == now.Overdue && asked.States.SequenceEqual(now.States);

    private ListReferrals Request(string? after) => new()
    {
        Box = IsIncoming ? "incoming" : "outgoing",
        States = State is null ? OpenStates : [State],
        Overdue = Overdue,
        After = after,
    };
}
