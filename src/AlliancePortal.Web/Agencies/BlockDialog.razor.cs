using AlliancePortal.Casework.Agencies;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies;

/// <summary>Before somebody is blocked: what that does and what is left behind.</summary>
public sealed partial class BlockDialog
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required WorkLeft Left { get; set; }

    public static async Task<bool> AskAsync(IDialogService dialogs, string name, WorkLeft left)
    {
        var dialog = await dialogs.ShowAsync<BlockDialog>(null, new DialogParameters<BlockDialog> { { shown => shown.Name, name }, { shown => shown.Left, left } }, Options);
        return await dialog.Result is { Canceled: false };
    }
}
