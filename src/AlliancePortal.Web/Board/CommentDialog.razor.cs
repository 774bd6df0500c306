using AlliancePortal.Casework.Board;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Board;

/// <summary>A supervisor's comment on a case. Stays open with its text until it is stored.</summary>
public sealed partial class CommentDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };
    private IReadOnlyList<Refusal> refusals = [];
    private string? text;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required BoardItem Item { get; set; }

    /// <returns>Whether the comment is stored.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, BoardItem item)
    {
        var dialog = await dialogs.ShowAsync<CommentDialog>(null, new DialogParameters<CommentDialog> { { shown => shown.Item, item } }, Options);
        return await dialog.Result is { Canceled: false };
    }

    private async Task SendAsync()
    {
        if (isRunning) return;
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "comment")];
            return;
        }

        isRunning = true;
        var answer = await AskAsync(new CommentOnCase(Item.CaseId!.Value, text));
        isRunning = false;
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(true));
        else refusals = InWords(answer.Refusal!, _ => "comment");
    }
}
