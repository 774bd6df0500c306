using AlliancePortal.Casework.FactorResets;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.FactorResets;

/// <summary>An administrator says how it was made sure who asks, and what happened; a second person will read it.</summary>
public sealed partial class ProposeResetDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };
    private IReadOnlyList<Refusal> refusals = [];
    private string? check;
    private string? reason;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required Guid UserId { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private IReadOnlyList<CodeOption> Checks => [.. IdentityChecks.All.Select(code => new CodeOption(code, Words["Check_" + code]))];

    /// <returns>Whether it was proposed.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, Guid userId, string name)
    {
        var parameters = new DialogParameters<ProposeResetDialog> { { shown => shown.UserId, userId }, { shown => shown.Name, name } };
        var dialog = await dialogs.ShowAsync<ProposeResetDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false };
    }

    private async Task SendAsync()
    {
        if (isRunning) return;
        isRunning = true;
        var answer = await AskAsync(new ProposeFactorReset { UserId = UserId, IdentityCheck = check ?? "", Reason = reason ?? "" });
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => field) : [];
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(true));
    }
}
