using AlliancePortal.Casework.Integrity;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Integrity;

/// <summary>Officials involved in a case and who is named to read its investigation; folded away until it is asked for, because one of them may sit in the same room.</summary>
public sealed partial class OfficialsPart
{
    private OfficialsView? view;
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? asked;
    private bool isOpen;
    private bool marking;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked == CaseId) return;
        (asked, isOpen, marking) = (CaseId, false, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowOfficials(CaseId));
        view = answer.Succeeded ? answer.Value : null;
    }

    private async Task DoneAsync(bool done)
    {
        marking = false;
        if (!done) return;
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private Task NameAsync(OfficialPerson person) => DoAsync(new NameOfficer(CaseId, person.UserId));

    private async Task LiftAsync(OfficialLine official)
    {
        if (await Dialogs.ShowMessageBoxAsync(Words["Lift"], Words["Lift_What"], Words["Lift"], null, Common["Cancel"]) is true) await DoAsync(new LiftOfficialInvolved(official.OfficialId));
    }

    private async Task DoAsync<T>(IRequest<T> request)
    {
        var answer = await AskAsync(request);
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await DoneAsync(true);
    }
}
