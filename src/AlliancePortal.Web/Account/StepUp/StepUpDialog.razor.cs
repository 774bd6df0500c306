using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace AlliancePortal.Web.Account.StepUp;

/// <summary>Asks for the second factor in the middle of an act; what is typed on the page below stays as it is.</summary>
public sealed partial class StepUpDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = true };
    private static readonly Dictionary<string, object> CodeField = new() { ["class"] = "portal-input code-input", ["autocomplete"] = "one-time-code" };
    private static readonly Dictionary<string, object> RecoveryField = new() { ["autocapitalize"] = "characters", ["spellcheck"] = "false" };
    private static readonly Dictionary<string, object> PasswordField = new() { ["autocomplete"] = "current-password" };
    private TextField? field;
    private string? typed;
    private string? error;
    private bool isRecovery;
    private bool isRunning;
    private bool passkeyFailed;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>A demonstration account, which has no second factor.</summary>
    [Parameter, EditorRequired]
    public required bool ByPassword { get; set; }

    /// <summary>Offered besides; the code stays for the device that has none.</summary>
    [Parameter, EditorRequired]
    public required bool HasPasskey { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private StepUpDesk Desk { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountAnswers> Answers { get; set; } = null!;

    /// <returns>Whether the second factor was shown; false when the reader stepped back.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, StepUpDesk desk, Actor actor)
    {
        var parameters = new DialogParameters<StepUpDialog>
        {
            { dialog => dialog.Actor, actor },
            { dialog => dialog.ByPassword, await desk.ByPasswordAsync(actor) },
            { dialog => dialog.HasPasskey, await desk.HasPasskeyAsync(actor) },
        };
        var dialog = await dialogs.ShowAsync<StepUpDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false };
    }

    private void Keep(string? text) => (typed, error) = (text, null);

    private async Task OtherWayAsync()
    {
        (isRecovery, typed, error) = (!isRecovery, null, null);
        await Task.Yield();
        await field!.FocusAsync();
    }

    /// <summary>The browser shows it to the server by itself; were its word untrue, the gate would ask again.</summary>
    private async Task PasskeyAsync()
    {
        (isRunning, passkeyFailed) = (true, false);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/passkey.js");
        var shown = await module.InvokeAsync<bool>("confirm");
        (isRunning, passkeyFailed) = (false, !shown);
        if (shown) Dialog.Close(DialogResult.Ok(true));
    }

    private async Task ConfirmAsync()
    {
        if (isRunning) return;
        isRunning = true;
        var proof = new SecondProof(ByPassword || isRecovery ? null : typed, isRecovery ? typed : null);
        var (fitted, wait) = await Desk.ConfirmAsync(Actor, null, proof, ByPassword ? typed : null, default);
        isRunning = false;
        if (fitted)
        {
            Dialog.Close(DialogResult.Ok(true));
            return;
        }

        error = Answers[wait is not null ? AccountProblem.TooManyTries : ByPassword ? "password_wrong" : "code_wrong"];
        await field!.FocusAsync();
    }
}
