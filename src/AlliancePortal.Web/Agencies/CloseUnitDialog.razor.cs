using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies;

/// <summary>Before a unit is closed: where its people and its work go, as counts, and what bars the way without that.</summary>
public sealed partial class CloseUnitDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };
    private string? successor;

    /// <param name="SuccessorId">Null: none, since nothing stands open.</param>
    internal sealed record Answer(Guid? SuccessorId);

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required AgencyView Agency { get; set; }

    [Parameter, EditorRequired]
    public required UnitView Unit { get; set; }

    private IReadOnlyList<CodeOption> Others =>
        [.. Agency.Units.Where(unit => unit.UnitId != Unit.UnitId && unit.ServiceLine == Unit.ServiceLine).Select(unit => new CodeOption(unit.UnitId.ToString(), unit.Name))];

    private CodeOption? Chosen => Others.FirstOrDefault(option => option.Value == successor);

    private bool IsBarred => Chosen is null && !Unit.Standing.IsNothing;

    /// <returns>Null when the administrator stepped back.</returns>
    internal static async Task<Answer?> AskAsync(IDialogService dialogs, AgencyView agency, UnitView unit)
    {
        var dialog = await dialogs.ShowAsync<CloseUnitDialog>(null, new DialogParameters<CloseUnitDialog> { { shown => shown.Agency, agency }, { shown => shown.Unit, unit } }, Options);
        return await dialog.Result is { Canceled: false, Data: Answer answer } ? answer : null;
    }

    private void Confirm() => Dialog.Close(DialogResult.Ok(new Answer(Chosen is { } heir ? Guid.Parse(heir.Value) : null)));
}
