using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Consent;

/// <summary>Whom she asked to be told nothing, and the way to say so; not there for who may neither know nor record it.</summary>
public sealed partial class WithheldPart
{
    private WithholdingList? list;
    private IReadOnlyList<Refusal> refusals = [];
    private bool recording;
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

    private static string Name(WithholdingLine line) => string.Join(" · ", new[] { line.Person, line.Agency?.Name }.Where(part => !string.IsNullOrEmpty(part)));

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ListWithholdings(Case.CaseId));
        list = answer.Succeeded ? answer.Value : null;
    }

    private async Task DoneAsync(bool done)
    {
        recording = false;
        if (!done) return;
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task LiftAsync(WithholdingLine line)
    {
        if (await Dialogs.ShowMessageBoxAsync(Words["Withheld_Lift_Sure", Name(line)], Words["Withheld_Lift_What"], Words["Withheld_Lift"], null, Common["Cancel"]) is not true) return;
        var answer = await AskAsync(new LiftWithholding(line.WithholdingId));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await DoneAsync(true);
    }
}
