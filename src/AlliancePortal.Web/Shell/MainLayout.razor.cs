using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Shell;

/// <summary>The frame of every casework page: top bar, workspace navigation, content.</summary>
public sealed partial class MainLayout
{
    private PageErrorBoundary? boundary;

    [CascadingParameter]
    public ActingAs? Actor { get; set; }

    /// <summary>Another menu than the one of the actor's workspace.</summary>
    [CascadingParameter]
    public IReadOnlyList<MenuEntry>? Menu { get; set; }

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private IReadOnlyList<MenuEntry> Entries => Menu ?? Workspace.For(Actor);

    protected override void OnParametersSet() => boundary?.Recover();

    private Task ShowKeysAsync() => KeyboardHelp.ShowAsync(Dialogs);
}
