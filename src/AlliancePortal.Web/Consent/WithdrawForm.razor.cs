using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Consent;

/// <summary>Takes her word that she withdraws all of it, or says no to one agency or purpose; names first what closes and what cannot be recalled.</summary>
public sealed partial class WithdrawForm
{
    private const string All = "all";
    private const string Agency = "agency:";
    private const string Purpose = "purpose:";
    private string? scope = All;
    private ConsentReach? reach;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required ConsentVersion Version { get; set; }

    /// <summary>Whether it was withdrawn; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    private IReadOnlyList<CodeOption> Scopes =>
    [
        new(All, Words["Scope_All"]),
        .. Version.Purposes.Count > 1 ? Version.Purposes.Select(code => new CodeOption(Purpose + code, Words["Scope_Purpose", Labels.Of("consent_purpose", code)])) : [],
        .. Version.Agencies.Count > 1 ? Version.Agencies.Select(agency => new CodeOption(Agency + agency.Id, Words["Scope_Agency", agency.Name])) : [],
        .. Version.Agencies.Count == 0 && reach is not null ? Reached.Select(agency => new CodeOption(Agency + agency.Id, Words["Scope_Agency", agency.Name])) : [],
    ];

    private IReadOnlyList<AgencyInCase> Reached { get; set; } = [];

    private Guid[] Agencies => scope?.StartsWith(Agency, StringComparison.Ordinal) == true ? [Guid.Parse(scope[Agency.Length..])] : [];

    private string[] Purposes => scope?.StartsWith(Purpose, StringComparison.Ordinal) == true ? [scope[Purpose.Length..]] : [];

    protected override async Task OnInitializedAsync()
    {
        await PickAsync(All);
        Reached = [.. (reach?.Closes ?? []).Select(row => row.Agency).OfType<AgencyInCase>().DistinctBy(agency => agency.Id)];
    }

    private string Name(ReachedReferral row) => string.Join(" · ", new[] { row.Agency?.Name ?? Words["Support"].Value, row.Kind is { } kind ? Labels.Of("referral_kind", kind) : null }.OfType<string>());

    private async Task PickAsync(string? picked)
    {
        scope = picked;
        var answer = await AskAsync(new ShowConsentReach { ConsentId = Version.ConsentId, AgencyIds = Agencies, Purposes = Purposes });
        reach = answer.Succeeded ? answer.Value : null;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(new WithdrawConsent { ConsentId = Version.ConsentId, AgencyIds = Agencies, Purposes = Purposes });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!);
    }
}
