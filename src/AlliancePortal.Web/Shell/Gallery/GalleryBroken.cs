using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell.Gallery;

/// <summary>Fails, so that the words of a failed page can be seen.</summary>
public sealed class GalleryBroken : ComponentBase
{
    protected override void OnInitialized() => throw new InvalidOperationException("Broken on purpose, to show how a failed page looks.");
}
