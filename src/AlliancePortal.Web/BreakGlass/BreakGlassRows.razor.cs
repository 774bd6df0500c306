using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.BreakGlass;

/// <summary>Emergency accesses, and what their reader may answer.</summary>
public sealed partial class BreakGlassRows
{
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<BreakGlassView> Items { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private static ChipState StateOf(BreakGlassView item) => item switch
    {
        { Overdue: true } => ChipState.Overdue,
        { MayReview: true } or { State: "waiting" } => ChipState.Soon,
        { State: "open" } => ChipState.Ok,
        _ => ChipState.Neutral,
    };

    private string StateWord(BreakGlassView item) => item switch
    {
        { MayReview: true } => Words["ReviewBy", Time.Absolute(item.AnswerBy)],
        { MayDecide: true } => Words["DecideBy", Time.Absolute(item.AnswerBy)],
        _ => Words["State_" + item.State],
    };

    private string AnswerWord(BreakGlassView item) =>
        Words[(item.LifeAtRisk, item.Agreed) switch { (true, true) => "WasProper", (true, _) => "WasImproper", (false, true) => "WasApproved", _ => "WasRefused" }];

    private async Task DecideAsync(BreakGlassView item, bool approve)
    {
        var what = approve ? "Approve" : "Refuse";
        if (await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words[what + "_Title"], Words[what + "_Text", item.CaseNumber], [item.DisplayName], Words[what])) is { } reason)
            await DoAsync(new DecideBreakGlass { BreakGlassId = item.BreakGlassId, Approve = approve, Reason = reason });
    }

    private async Task ReviewAsync(BreakGlassView item, bool proper)
    {
        var what = proper ? "Proper" : "Improper";
        if (await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words[what], Words[what + "_Text", item.CaseNumber], [item.DisplayName], Words[what])) is { } reason)
            await DoAsync(new ReviewBreakGlass { BreakGlassId = item.BreakGlassId, Proper = proper, Reason = reason });
    }

    private Task EndAsync(BreakGlassView item) => DoAsync(new EndBreakGlass(item.BreakGlassId));

    private async Task DoAsync(IRequest<BreakGlassView> request)
    {
        var answer = await AskAsync(request);
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await OnChanged.InvokeAsync();
    }
}
