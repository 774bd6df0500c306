using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Kernel;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Board;

/// <summary>Who takes a case or answers for a referral: pressing a name does it.</summary>
public sealed partial class GiveDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };
    private IReadOnlyList<Refusal> refusals = [];
    private string? reason;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required BoardItem Item { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<WorkerLoad> Workload { get; set; }

    /// <summary>Whoever has it is blocked or moved: the reason is known already.</summary>
    [Parameter]
    public bool HasLeft { get; set; }

    private static IReadOnlyList<Shared.CodeOption> Reasons => FigureWords.Options("reassignment_reason");

    private bool IsClaim => Item.ReferralId is not null;

    private bool AsksReason => !IsClaim && Item.WorkerId is not null;

    private IReadOnlyList<WorkerLoad> Candidates =>
    [
        .. Workload.Where(load => load.UserId != Item.WorkerId && load.UnitIds.Contains(Item.UnitId))
            .OrderBy(load => load.Role.EndsWith("_supervisor", StringComparison.Ordinal)).ThenBy(load => load.Cases.Count),
    ];

    /// <param name="dialogs">Shows it.</param>
    /// <param name="item">The case, or the referral that was claimed.</param>
    /// <param name="workload">The people of the units.</param>
    /// <param name="hasLeft">Whoever has it is blocked or moved: the reason is known already.</param>
    /// <returns>Name of who has it now; null when the reader stepped back.</returns>
    public static async Task<string?> AskAsync(IDialogService dialogs, BoardItem item, IReadOnlyList<WorkerLoad> workload, bool hasLeft)
    {
        var parameters = new DialogParameters<GiveDialog> { { dialog => dialog.Item, item }, { dialog => dialog.Workload, workload }, { dialog => dialog.HasLeft, hasLeft } };
        var dialog = await dialogs.ShowAsync<GiveDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false, Data: string name } ? name : null;
    }

    protected override void OnInitialized() => reason = HasLeft ? "left_service" : null;

    private async Task GiveAsync(WorkerLoad load)
    {
        if (isRunning) return;
        isRunning = true;
        if (IsClaim) Finish(await AskAsync(new ReassignReferralClaim(Item.ReferralId!.Value, load.UserId)), done => done.DisplayName);
        else Finish(await AskAsync(new AssignCase { CaseId = Item.CaseId!.Value, UserId = load.UserId, UnitId = Item.UnitId, Reason = reason }), done => done.DisplayName);
        isRunning = false;
    }

    private void Finish<T>(Outcome<T> answer, Func<T, string> name)
    {
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(name(answer.Value)));
        else refusals = InWords(answer.Refusal!);
    }
}
