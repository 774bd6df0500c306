using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Guardianship;

/// <summary>A dialog for one step of a guardianship. It stays open with what was typed until the step is done.</summary>
public abstract class StepDialog : CaseworkPage<GuardianshipWords>
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required GuardianshipView Guardianship { get; set; }

    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    protected bool Sending { get; private set; }

    /// <returns>Whether the step was done.</returns>
    public static async Task<bool> AskAsync<TDialog>(IDialogService dialogs, GuardianshipView guardianship) where TDialog : StepDialog
    {
        var dialog = await dialogs.ShowAsync<TDialog>(null, new DialogParameters<TDialog> { { shown => shown.Guardianship, guardianship } }, Options);
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>Sends the step; a refusal stands above the fields and links to them by <c>step-</c> and the field's name.</summary>
    protected async Task SendAsync<T>(IRequest<T> request)
    {
        if (Sending) return;
        Sending = true;
        var answer = await AskAsync(request);
        Sending = false;
        if (answer.Refusal is { } refusal) Refusals = InWords(refusal, field => "step-" + field);
        else Dialog.Close(DialogResult.Ok(true));
    }

    /// <summary>Shows what is wrong with a field before anything is sent.</summary>
    protected void Refuse(string field, string code) => Refusals = [new Refusal(RefusalTexts.OfField(code), "step-" + field)];

    protected void StepBack() => Dialog.Cancel();
}
