using AlliancePortal.Casework.Board;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AlliancePortal.Web.Board;

/// <summary>Somebody whose cases shall go to another.</summary>
/// <param name="HasLeft">Blocked or moved: the reason is known already.</param>
public sealed record Leaver(Guid UserId, string DisplayName, bool HasLeft = false);

/// <summary>Gives all open cases of one person to another, with the reason.</summary>
public sealed partial class HandOverDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };
    private static readonly IReadOnlyDictionary<string, string> FieldIds = new Dictionary<string, string> { ["toUserId"] = "hand-over-to", ["reason"] = "hand-over-why" };
    private IReadOnlyList<Refusal> refusals = [];
    private string? to;
    private string? reason;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required Leaver From { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<WorkerLoad> Workload { get; set; }

    private static IReadOnlyList<CodeOption> Reasons => FigureWords.Options("reassignment_reason");

    private IReadOnlyList<CodeOption> Candidates =>
    [
        .. Workload.Where(load => load.UserId != From.UserId)
            .Select(load => new CodeOption(load.UserId.ToString(), load.DisplayName, $"{FigureWords.Label("role", load.Role)} · {Words.Counted("Cases", load.Cases.Count)}")),
    ];

    /// <returns>What came of it; null when the reader stepped back.</returns>
    public static async Task<CasesReassigned?> AskAsync(IDialogService dialogs, Leaver from, IReadOnlyList<WorkerLoad> workload)
    {
        var parameters = new DialogParameters<HandOverDialog> { { dialog => dialog.From, from }, { dialog => dialog.Workload, workload } };
        var dialog = await dialogs.ShowAsync<HandOverDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false, Data: CasesReassigned done } ? done : null;
    }

    protected override void OnInitialized() => reason = From.HasLeft ? "left_service" : null;

    private async Task ConfirmAsync()
    {
        if (isRunning) return;
        if (to is null || reason is null)
        {
            refusals = [.. new[] { (to, Field: "hand-over-to", Label: "HandOver_To"), (reason, Field: "hand-over-why", Label: "HandOver_Why") }
                .Where(field => field.Item1 is null).Select(field => new Refusal($"{Words[field.Label]}: {RefusalTexts.OfField("unknown")}", field.Field))];
            return;
        }

        isRunning = true;
        var answer = await AskAsync(new ReassignCases { FromUserId = From.UserId, ToUserId = Guid.Parse(to), Reason = reason });
        isRunning = false;
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(answer.Value));
        else refusals = InWords(answer.Refusal!, field => FieldIds.GetValueOrDefault(field));
    }
}

internal static class HandOverWords
{
    /// <summary>What was handed over, and what had to stay.</summary>
    public static string Said(this IStringLocalizer<BoardWords> words, CasesReassigned done) =>
        string.Join(' ', from part in new (string Key, int Count)[] { ("HandOver_Done", done.Reassigned), ("HandOver_Wards", done.Wards), ("HandOver_Claims", done.Claims), ("HandOver_Left", done.Left) }
                         where part.Count > 0 || part.Key == "HandOver_Done"
                         select words.Counted(part.Key, part.Count));
}
