using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies;

/// <summary>Before an agency is closed: what goes where as counts, and what bars the way.</summary>
public sealed partial class CloseAgencyDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required AgencyView Agency { get; set; }

    /// <summary>Name of the successor; null: none.</summary>
    [Parameter]
    public string? Successor { get; set; }

    private string? Bar => Agency.Standing switch
    {
        { Refused: > 0 } standing when Successor is not null => Words.Counted("Refused", standing.Refused),
        { IsNothing: false } when Successor is null => Words["Close_First"],
        _ => null,
    };

    public static async Task<bool> AskAsync(IDialogService dialogs, AgencyView agency, string? successor)
    {
        var dialog = await dialogs.ShowAsync<CloseAgencyDialog>(null, new DialogParameters<CloseAgencyDialog> { { shown => shown.Agency, agency }, { shown => shown.Successor, successor } }, Options);
        return await dialog.Result is { Canceled: false };
    }
}
