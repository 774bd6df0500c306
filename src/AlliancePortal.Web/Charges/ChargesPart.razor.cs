using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Charges;

/// <summary>Charges against the victim herself, for those who know of the investigation: who handles them apart from her case, and until when her advocate checks non-punishment.</summary>
public sealed partial class ChargesPart
{
    private ChargeList? list;
    private IReadOnlyList<Refusal> refusals = [];
    private bool recording;
    private Guid? checking;
    private CaseView? read;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(read, Case)) return;
        read = Case;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ListCharges(Case.CaseId));
        list = answer.Succeeded ? answer.Value : null;
    }

    private (ChipState State, string Text) StateOf(ChargeLine charge) => charge switch
    {
        { EndedAt: { } at } => (ChipState.Neutral, Words["Ended", Time.Date(at)]),
        { CheckedAt: not null } => (ChipState.Ok, Words["Checked"]),
        { CheckOverdue: true } => (ChipState.Overdue, Words["Overdue", Time.Date(charge.CheckDueAt)]),
        _ => (ChipState.Soon, Words["Due", Time.Date(charge.CheckDueAt)]),
    };

    private async Task DoneAsync(bool done)
    {
        (recording, checking) = (false, null);
        if (!done) return;
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task EndAsync(ChargeLine charge)
    {
        if (await Dialogs.ShowMessageBoxAsync(Words["End"], Words["End_What"], Words["End"], null, Common["Cancel"]) is not true) return;
        var answer = await AskAsync(new EndCharge(charge.ChargeId));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await DoneAsync(true);
    }
}
