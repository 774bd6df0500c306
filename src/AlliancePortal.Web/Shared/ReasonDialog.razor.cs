using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>Before a dangerous act: what will happen, to whom it will be shown, and why. Nothing happens without a reason.</summary>
public sealed partial class ReasonDialog
{
    public const int MaxLength = 1000;

    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };
    private TextField? field;
    private string? reason;
    private string? error;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required ReasonRequest Request { get; set; }

    /// <returns>The reason, trimmed; null when the reader stepped back.</returns>
    public static async Task<string?> AskAsync(IDialogService dialogs, ReasonRequest request)
    {
        var parameters = new DialogParameters<ReasonDialog> { { dialog => dialog.Request, request } };
        var dialog = await dialogs.ShowAsync<ReasonDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false, Data: string reason } ? reason : null;
    }

    private void Keep(string? text)
    {
        reason = text;
        error = null;
    }

    private async Task ConfirmAsync()
    {
        if (!string.IsNullOrWhiteSpace(reason))
        {
            Dialog.Close(DialogResult.Ok(reason.Trim()));
            return;
        }

        error = Words["Reason_Missing"];
        await field!.FocusAsync();
    }
}
