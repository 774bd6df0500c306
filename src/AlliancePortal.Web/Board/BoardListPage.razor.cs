using AlliancePortal.Casework.Board;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Board;

/// <summary>The rows behind one number of the board, and what the supervisor can do about them.</summary>
public sealed partial class BoardListPage
{
    private BoardFigure? figure;
    private BoardView? board;
    private List<BoardItem>? items;
    private string? next;
    private bool isAbsent;
    private bool isListening;
    private IReadOnlyList<Refusal> refusals = [];

    /// <summary>As <see cref="BoardFigure"/> writes it.</summary>
    [Parameter]
    public required string Figure { get; set; }

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private string Title => figure is null ? Words["Title"] : Words.Title(figure, NameOf(figure.WorkerId));

    private bool ShowsLeavers => figure == BoardFigure.CasesOrphaned;

    private IReadOnlyList<Leaver> Leavers => !ShowsLeavers ? [] :
    [
        .. (items ?? []).Where(item => item.WorkerId is not null).DistinctBy(item => item.WorkerId)
            .Select(item => new Leaver(item.WorkerId!.Value, item.WorkerName ?? Words["Worker_Unknown"], HasLeft: true)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var asked = BoardFigure.Parse(Figure);
        if (asked is not null && asked == figure) return;
        (figure, items, next, isAbsent) = (asked, null, null, asked is null);
        if (isAbsent) return;
        await LoadAsync();
        if (isAbsent || isListening) return;
        isListening = true;
        await ListenAsync(LoadAsync);
    }

    private string? NameOf(Guid? worker) => worker is null ? null
        : board?.Workload.FirstOrDefault(load => load.UserId == worker)?.DisplayName ?? items?.FirstOrDefault()?.WorkerName;

    private IEnumerable<BoardNumber> Siblings(BoardView shown)
    {
        var (box, age) = (figure!.What, figure.Age);
        foreach (var state in BoardFigure.OpenStates.Cast<string?>().Prepend(null))
        {
            var sibling = BoardFigure.Referrals(box, state, age);
            yield return new BoardNumber(sibling, shown.Of(sibling));
        }

        if (age is null) yield return box == BoardFigure.Incoming ? shown.IncomingOverdue : shown.OutgoingOverdue;
    }

    private string Chip(BoardFigure sibling) => sibling.Overdue ? Words["Overdue"] : Words.State(sibling.What, sibling.State);

    /// <summary>Reads as many rows again as stood there, so that nothing jumps away under the reader.</summary>
    private async Task LoadAsync()
    {
        var (asked, size) = (figure!, Math.Clamp(items?.Count ?? 0, ListBoard.DefaultSize, ListBoard.MostSize));
        var numbers = await AskAsync(new ShowBoard());
        var page = await AskAsync(new ListBoard { Figure = asked.ToString(), Size = size });
        if (asked != figure) return;
        isAbsent = page.Refusal == AlliancePortal.Casework.Kernel.Refusal.NotFound;
        refusals = (numbers.Refusal ?? page.Refusal) is { } refusal ? InWords(refusal) : [];
        if (!numbers.Succeeded || !page.Succeeded) return;
        (board, items, next) = (numbers.Value, [.. page.Value.Items], page.Value.Next);
    }

    private async Task MoreAsync()
    {
        var page = await AskAsync(new ListBoard { Figure = figure!.ToString(), After = next });
        if (!page.Succeeded)
        {
            refusals = InWords(page.Refusal!);
            return;
        }

        items!.AddRange(page.Value.Items);
        next = page.Value.Next;
    }

    private async Task GiveAsync(BoardItem item)
    {
        if (await GiveDialog.AskAsync(Dialogs, item, board!.Workload, ShowsLeavers) is not { } name) return;
        Snackbar.Add(Words["Give_Done", name]);
        await LoadAsync();
    }

    private async Task CommentAsync(BoardItem item)
    {
        if (await CommentDialog.AskAsync(Dialogs, item)) Snackbar.Add(Words["Comment_Done"]);
    }

    private async Task HandOverAsync(Leaver from)
    {
        if (await HandOverDialog.AskAsync(Dialogs, from, board!.Workload) is not { } done) return;
        Snackbar.Add(Words.Said(done));
        await LoadAsync();
    }
}
