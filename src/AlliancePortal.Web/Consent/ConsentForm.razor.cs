using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Consent;

/// <summary>Records a version of consent.</summary>
public sealed partial class ConsentForm
{
    private IReadOnlyList<CodeOption> directory = [];
    private IReadOnlyList<string> purposes = [];
    private IReadOnlyList<string> agencies = [];
    private IReadOnlyList<string> refused = [];
    private string? language;
    private string? until;
    private string? untilError;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Whether a version was recorded; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ListAgencies());
        if (answer.Succeeded)
            directory = [.. answer.Value.Where(agency => agency.Kind is not (AgencyKinds.Coordinator or AgencyKinds.Administration)).Select(agency => new CodeOption(agency.Id.ToString(), agency.Name))];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        DateOnly? day = DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        untilError = until is not null && day is null ? Words["Until_Whole"].Value : null;
        if (untilError is not null)
        {
            refusals = [new Refusal(untilError, "consent-until")];
            return;
        }

        sending = true;
        var answer = await AskAsync(new RecordConsent
        {
            CaseId = CaseId,
            Purposes = purposes,
            AgencyIds = [.. agencies.Select(Guid.Parse)],
            RefusedAgencyIds = [.. refused.Select(Guid.Parse)],
            Language = language,
            Until = day,
        });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => "consent-" + field);
    }
}
