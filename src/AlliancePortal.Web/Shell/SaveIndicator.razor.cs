using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>"Saved 12:04", "Saving", or "Offline, keeping your text"; the last is switched on by the browser, which alone can know.</summary>
public sealed partial class SaveIndicator
{
    [Inject]
    private SaveState State { get; set; } = null!;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    public void Dispose() => State.Changed -= OnChanged;

    protected override void OnInitialized() => State.Changed += OnChanged;

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
