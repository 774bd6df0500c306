using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases.Closing;

/// <summary>A dialog about the end of a case. It stays open with what was typed until the act is done.</summary>
public abstract class EndingDialog : CaseworkPage<ClosingWords>
{
    private static readonly DialogOptions Shape = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    protected IReadOnlyList<Refusal> Refusals { get; set; } = [];

    protected bool Sending { get; private set; }

    protected static async Task<bool> AskAsync<TDialog>(IDialogService dialogs, CaseView about) where TDialog : EndingDialog
    {
        var dialog = await dialogs.ShowAsync<TDialog>(null, new DialogParameters<TDialog> { { shown => shown.Case, about } }, Shape);
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>Does it; a refusal stands above the fields and links to them by <c>ending-</c> and the field's name.</summary>
    protected async Task SendAsync<T>(IRequest<T> request)
    {
        if (Sending) return;
        Sending = true;
        var answer = await AskAsync(request);
        Sending = false;
        if (answer.Refusal is { } refusal) Refusals = InWords(refusal, field => "ending-" + field);
        else Dialog.Close(DialogResult.Ok(true));
    }
}
