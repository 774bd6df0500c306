using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Consent;

/// <summary>What she agreed to, how she takes it back, and what was made known to whom.</summary>
public sealed partial class ConsentPanel
{
    private ConsentList? list;
    private IReadOnlyList<DisclosureLine>? disclosures;
    private IReadOnlyList<Refusal> refusals = [];
    private bool recording;
    private Guid? withdrawing;
    private CaseView? read;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(read, Case)) return;
        read = Case;
        var consents = await AskAsync(new ListConsents(Case.CaseId));
        var made = await AskAsync(new ListDisclosures(Case.CaseId));
        refusals = consents.Refusal is { } refusal ? InWords(refusal) : [];
        list = consents.Succeeded ? consents.Value : null;
        disclosures = made.Succeeded ? made.Value.Items : null;
    }

    private string StateOf(ConsentVersion version) => version switch
    {
        { WithdrawnAt: { } at } => Words["Withdrawn", Time.Date(at)],
        { Holds: true } => Words["Holds"],
        _ => Words["Past"],
    };

    private async Task DoneAsync(bool done)
    {
        (recording, withdrawing) = (false, null);
        if (done) await OnChanged.InvokeAsync();
    }
}
