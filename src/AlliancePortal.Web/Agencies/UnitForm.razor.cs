using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies;

/// <summary>A unit of an agency as it is added, or gets another name or telephone.</summary>
public sealed partial class UnitForm
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };
    private NameDraft names = new();
    private IReadOnlyList<Refusal> refusals = [];
    private string? code;
    private string? line;
    private string? phone;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required AgencyView Agency { get; set; }

    /// <summary>Null: a new one.</summary>
    [Parameter]
    public UnitView? Unit { get; set; }

    private static IReadOnlyList<CodeOption> Lines => Labels.Options("service_line");

    /// <returns>Whether something was stored.</returns>
    public static async Task<bool> AskAsync(IDialogService dialogs, AgencyView agency, UnitView? unit)
    {
        var dialog = await dialogs.ShowAsync<UnitForm>(null, new DialogParameters<UnitForm> { { form => form.Agency, agency }, { form => form.Unit, unit } }, Options);
        return await dialog.Result is { Canceled: false };
    }

    protected override void OnInitialized()
    {
        if (Unit is not null) (names, phone) = (NameDraft.Of(Unit.Names), Unit.DutyPhone);
    }

    private async Task SaveAsync()
    {
        if (isRunning) return;
        isRunning = true;
        var desk = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        var refusal = Unit is null
            ? (await AskAsync(new AddUnit { AgencyId = Agency.AgencyId, Code = (code ?? "").Trim(), Names = names.Names, ServiceLine = line, DutyPhone = desk })).Refusal
            : (await AskAsync(new ChangeUnit(Unit.UnitId, names.Names, desk))).Refusal;
        isRunning = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(true));
        else refusals = [.. InWords(refusal, AgencyFields.IdOf).Select(one => AgencyFields.Named(Words, one))];
    }
}
