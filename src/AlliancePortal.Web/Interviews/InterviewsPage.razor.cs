using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Interviews;

/// <summary>The interviews of the reader's units; those that wait for the reader's own word stand first, two presses from a telephone.</summary>
public sealed partial class InterviewsPage
{
    private List<InterviewItem>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? next;
    private Guid? confirming;
    private bool isAbsent;
    private bool sending;

    [SupplyParameterFromQuery]
    public bool Past { get; set; }

    [SupplyParameterFromQuery]
    public bool Mine { get; set; }

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private IReadOnlyList<InterviewItem> Awaited => [.. (items ?? []).Where(item => item is { ToAttend: true, MayConfirm: true })];

    private IReadOnlyList<InterviewItem> Others => [.. (items ?? []).Except(Awaited)];

    protected override Task OnInitializedAsync() => ListenAsync(ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static string With(bool past, bool mine) => (past, mine) switch
    {
        (false, false) => "/interviews",
        (true, false) => "/interviews?past=true",
        (false, true) => "/interviews?mine=true",
        _ => "/interviews?past=true&mine=true",
    };

    private static string CaseHref(InterviewItem item) => $"/cases/{item.CaseId}?tab=interviews";

    private static (ChipState State, string Word)? StateOf(InterviewItem item) => item switch
    {
        { State: "cancelled" } => (ChipState.Neutral, "State_Cancelled"),
        { Kind: Interview.Spontaneous } => (ChipState.Neutral, "State_Words"),
        { State: "held" } => (ChipState.Ok, "State_Held"),
        { LacksSocialWorker: true } => (ChipState.Overdue, "State_Lacks"),
        { AttendanceConfirmedAt: not null } => (ChipState.Ok, "State_Confirmed"),
        { SocialWorker: not null } => (ChipState.Soon, "State_Awaited"),
        _ => null,
    };

    private string PurposeOf(InterviewItem item) => item.Kind == Interview.Spontaneous ? Words["Words_Title"] : Labels.Of("interview_purpose", item.Purpose);

    private async Task ReadAsync()
    {
        var outcome = await AskAsync(new ListInterviews { Past = Past, Mine = Mine });
        isAbsent = outcome.Refusal?.Kind == RefusalKind.Hidden;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        items = outcome.Succeeded ? [.. outcome.Value.Items] : [];
        next = outcome.Succeeded ? outcome.Value.Next : null;
    }

    private async Task MoreAsync()
    {
        var outcome = await AskAsync(new ListInterviews { Past = Past, Mine = Mine, After = next });
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        if (!outcome.Succeeded) return;
        items!.AddRange(outcome.Value.Items);
        next = outcome.Value.Next;
    }

    private Task ConfirmAsync(InterviewItem item) => ActAsync(new ConfirmAttendance(item.InterviewId));

    private async Task CancelAsync(InterviewItem item)
    {
        var told = item.SocialWorker is { } worker ? new[] { worker } : [];
        if (await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["CallOff_Title"], Words["CallOff_Text"], told, Words["CallOff"])) is { } reason)
            await ActAsync(new CancelInterview(item.InterviewId, reason));
    }

    private async Task ActAsync(IRequest<InterviewRecorded> act)
    {
        if (sending) return;
        sending = true;
        var outcome = await AskAsync(act);
        confirming = null;
        sending = false;
        await ReadAsync();
        if (outcome.Refusal is { } refusal) refusals = InWords(refusal);
    }
}
