using AlliancePortal.Casework.Board;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Board;

/// <summary>The supervisor's board: numbers that open their lists, and who has how much. For supervisors only.</summary>
public sealed partial class BoardPage
{
    private BoardView? board;
    private bool isAbsent;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (!isAbsent) await ListenAsync(LoadAsync);
    }

    private static IEnumerable<BoardNumber> Urgent(BoardView board) =>
    [
        board.GuardianshipsUnanswered, board.GuardianshipsOverdue, board.IncomingOverdue, board.OutgoingOverdue, board.CasesUnassigned, board.CasesOrphaned,
    ];

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowBoard());
        isAbsent = answer.Refusal == AlliancePortal.Casework.Kernel.Refusal.NotFound;
        if (answer.Succeeded) board = answer.Value;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
    }

    private async Task HandOverAsync(WorkerLoad from)
    {
        if (await HandOverDialog.AskAsync(Dialogs, new Leaver(from.UserId, from.DisplayName), board!.Workload) is not { } done) return;
        Snackbar.Add(Words.Said(done));
        await LoadAsync();
    }
}
