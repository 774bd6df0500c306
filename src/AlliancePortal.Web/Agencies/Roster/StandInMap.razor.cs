using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>For administrators: every Centre and the one that stands in for it.</summary>
public sealed partial class StandInMap
{
    private IReadOnlyList<Row>? rows;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ListAgencies { Kind = AgencyKinds.Csw });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        var centreOf = answer.Value.SelectMany(agency => agency.Units, (agency, unit) => (unit.Id, agency.Name)).ToDictionary(unit => unit.Id, unit => unit.Name);
        rows = [.. answer.Value.SelectMany(agency => agency.Units, (agency, unit) =>
            new Row(unit.Id, agency.Name, unit.StandInUnitId, unit.StandInUnitId is { } standIn ? centreOf.GetValueOrDefault(standIn) : null))];
    }

    private async Task ChangeAsync(Row row)
    {
        if (await StandInDialog.AskAsync(Dialogs, row.UnitId, row.Centre, row.StandInUnitId) is not { } name) return;
        Snackbar.Add(Words["StandIn_Done", name]);
        await LoadAsync();
    }

    private sealed record Row(Guid UnitId, string Centre, Guid? StandInUnitId, string? StandIn);
}
