using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Keeps a narrative off the screen until the reader asks for it.</summary>
public sealed partial class ContentWarning
{
    private bool open;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
