using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Cases;

/// <summary>Whom to keep out of a case and why; stays open with what was typed until it is done.</summary>
public sealed partial class ExcludeDialog
{
    private static readonly DialogOptions Shape = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };
    private IReadOnlyList<Refusal> refusals = [];
    private string? person;
    private string? reason;
    private bool sending;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PersonInCase> People { get; set; }

    private IReadOnlyList<CodeOption> Options => [.. People.Select(one => new CodeOption(one.UserId.ToString(), one.DisplayName, $"{Labels.Of("role", one.Role)} · {one.AgencyName}"))];

    /// <returns>Whether somebody was excluded.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, Guid caseId, IReadOnlyList<PersonInCase> people)
    {
        var dialog = await dialogs.ShowAsync<ExcludeDialog>(null, new DialogParameters<ExcludeDialog> { { shown => shown.CaseId, caseId }, { shown => shown.People, people } }, Shape);
        return await dialog.Result is { Canceled: false };
    }

    private async Task SendAsync()
    {
        if (sending) return;
        if (!Guid.TryParse(person, out var user))
        {
            refusals = [new Refusal(RefusalTexts.OfField("unknown"), "excluded-person")];
            return;
        }

        sending = true;
        var answer = await AskAsync(new ExcludePerson { CaseId = CaseId, UserId = user, Reason = reason ?? "" });
        sending = false;
        if (answer.Refusal is { } refusal) refusals = InWords(refusal, _ => "excluded-reason");
        else Dialog.Close(DialogResult.Ok(true));
    }
}
