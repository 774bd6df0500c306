using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Erasure;

/// <summary>Erasing the person of a case, step by step, and what holds against it; afterwards the tombstone. For whom it is not meant it is not there.</summary>
public sealed partial class ErasurePage
{
    private ErasureView? view;
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? asked;
    private bool absent;
    private bool sending;
    private bool sure;
    private string? ground;
    private string? reason;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>A code of the set <c>erasure_ground</c> to begin with.</summary>
    [SupplyParameterFromQuery]
    public string? Ground { get; set; }

    protected override Task OnInitializedAsync() => ListenAsync(LoadAsync);

    protected override async Task OnParametersSetAsync()
    {
        if (asked == Id) return;
        (asked, view, absent, ground, reason, sure) = (Id, null, false, Ground, null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowErasure(Id));
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        view = answer.Succeeded ? answer.Value : absent ? null : view;
    }

    private Task ProposeAsync() => AskAndShowAsync(new ProposeErasure(Id, ground ?? "", reason ?? ""));

    private Task DecideAsync(ErasureDecision decision) => AskAndShowAsync(new DecideErasure(Id, decision));

    private async Task HoldAsync()
    {
        var why = await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["Hold_Set"], Words["Hold_What"], [], Words["Hold_Set"]));
        if (why is not null) await AskAndShowAsync(new HoldCase(Id, why));
    }

    private async Task AskAndShowAsync(IRequest<ErasureView> request)
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(request);
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => field is "ground" or "reason" ? $"erasure-{field}" : null) : [];
        if (answer.Succeeded) view = answer.Value;
    }
}
