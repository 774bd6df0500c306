using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shared;

/// <summary>The keys that work everywhere. Opened by <c>?</c>.</summary>
public sealed partial class KeyboardHelp
{
    private static readonly (string[] Keys, string Word)[] Keys =
    [
        (["/"], "Keys_Search"),
        (["↑", "↓"], "Keys_Rows"),
        (["Enter"], "Keys_Open"),
        (["n"], "Keys_New"),
        (["Ctrl", "."], "Keys_Cover"),
        (["Esc", "Esc"], "Keys_Cover"),
        (["?"], "Keys_Help"),
    ];

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    public static Task ShowAsync(IDialogService dialogs) => dialogs.ShowAsync<KeyboardHelp>();
}
