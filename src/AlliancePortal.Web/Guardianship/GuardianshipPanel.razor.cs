using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Guardianship;

/// <summary>The guardianship on the case page: the clock, what the reader may do, who answered and signed, what was found about the age.</summary>
public sealed partial class GuardianshipPanel
{
    private GuardianshipRecord? record;
    private IReadOnlyList<Refusal> refusals = [];
    private bool sending;

    // Nothing is shown before all of it is known: a button that moves is pressed by mistake.
    private bool answered;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private GuardianshipView Shown => Case.Sections.Guardianship!;

    private Step? Primary => Steps.FirstOrDefault(step => step.IsNext);

    private IReadOnlyList<Step> Others => [.. Steps.Where(step => step != Primary)];

    private IReadOnlyList<Step> Steps
    {
        get
        {
            var may = Case.ClosedAt is null ? Shown.May : new GuardianshipMay(false, false, false, false, false);
            var steps = new List<Step>();
            if (may.Acknowledge) steps.Add(new Step(GuardianshipSteps.AcknowledgeWord(Shown), true, AcknowledgeAsync));
            if (may.DeclineHandover) steps.Add(new Step("Do_DeclineHandover", false, Ask<DeclineDialog>));
            if (may.Appoint) steps.Add(new Step(Shown.GuardianUserId is null ? "Do_Appoint" : "Do_Change", Shown.GuardianUserId is null, Ask<AppointDialog>));
            if (may.AcknowledgeByPhone) steps.Add(new Step("Do_Phone", true, Ask<PhoneDialog>));
            if (may.HandOver) steps.Add(new Step("Do_HandOver", false, Ask<HandoverDialog>));
            if (record is { MayAssess: true } && Shown.EndedAt is null) steps.Add(new Step("Do_Assess", false, Ask<AgeDialog>));
            if (may.SignEnd) steps.Add(new Step("Do_End", Shown.EndSignedByCsw || Shown.EndSignedByVaau, Ask<EndDialog>));
            return steps;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Case.Sections.Guardianship is null) return;
        var answer = await AskAsync(new ShowGuardianshipRecord(Case.CaseId));
        record = answer.Succeeded ? answer.Value : null;
        answered = true;
    }

    private async Task AcknowledgeAsync()
    {
        if (sending) return;
        sending = true;
        Save.Saving();
        var answer = await AskAsync(new AcknowledgeGuardianship(Shown.GuardianshipId, Shown.Version));
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) Save.Saved();
        else Save.NotSaved();
        await OnChanged.InvokeAsync();
    }

    private async Task Ask<TDialog>() where TDialog : StepDialog
    {
        refusals = [];
        if (await StepDialog.AskAsync<TDialog>(Dialogs, Shown)) await OnChanged.InvokeAsync();
    }

    /// <summary>A button: its word, whether it is what should happen next, and what it does.</summary>
    private sealed record Step(string Word, bool IsNext, Func<Task> Act);
}
