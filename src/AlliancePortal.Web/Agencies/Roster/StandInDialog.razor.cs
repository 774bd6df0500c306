using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>Which other Centre acts when nobody at this one answers.</summary>
public sealed partial class StandInDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };
    private IReadOnlyList<CodeOption> centres = [];
    private IReadOnlyList<Refusal> refusals = [];
    private string? standIn;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public Guid UnitId { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public Guid? Current { get; set; }

    /// <returns>Name of the stand-in; null when the reader stepped back.</returns>
    public static async Task<string?> AskAsync(IDialogService dialogs, Guid unitId, string name, Guid? current)
    {
        var parameters = new DialogParameters<StandInDialog> { { shown => shown.UnitId, unitId }, { shown => shown.Name, name }, { shown => shown.Current, current } };
        var dialog = await dialogs.ShowAsync<StandInDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false, Data: string chosen } ? chosen : null;
    }

    protected override async Task OnInitializedAsync()
    {
        standIn = Current?.ToString();
        var answer = await AskAsync(new ListAgencies { Kind = AgencyKinds.Csw });
        if (answer.Succeeded)
            centres = [.. from agency in answer.Value where agency.Units.All(unit => unit.Id != UnitId) from unit in agency.Units select new CodeOption(unit.Id.ToString(), agency.Name)];
        else refusals = InWords(answer.Refusal!);
    }

    private async Task SaveAsync()
    {
        if (isRunning) return;
        if (!Guid.TryParse(standIn, out var chosen))
        {
            refusals = [new Refusal(Words["Missing", Words["StandIn"].Value], "stand-in")];
            return;
        }

        isRunning = true;
        var answer = await AskAsync(new SetStandIn(UnitId, chosen));
        isRunning = false;
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(answer.Value.Name));
        else refusals = InWords(answer.Refusal!, _ => "stand-in");
    }
}
