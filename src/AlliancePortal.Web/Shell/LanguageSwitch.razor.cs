using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AlliancePortal.Web.Shell;

/// <summary>Language of the interface; a full load of the same page, since a circuit keeps the language it began with.</summary>
public sealed partial class LanguageSwitch
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private string AddressFor(Language language) =>
        $"/culture?to={language.Tag}&back={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}";

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
