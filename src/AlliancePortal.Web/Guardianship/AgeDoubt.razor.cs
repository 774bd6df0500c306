using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Guardianship;

/// <summary>On the case of an adult: who may be under 18 is a child from now on. Says what will happen before it does.</summary>
public sealed partial class AgeDoubt
{
    private IReadOnlyList<Refusal> refusals = [];
    private bool asks;
    private bool sending;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(new DoubtAge(Case.CaseId));
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) await OnChanged.InvokeAsync();
    }
}
