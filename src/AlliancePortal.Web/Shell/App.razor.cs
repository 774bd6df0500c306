using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AlliancePortal.Web.Shell;

/// <summary>
/// Casework pages run on a circuit and are never prerendered: case content must not stand in the first HTML, nor be read twice.
/// Pages marked <see cref="ExcludeFromInteractiveRoutingAttribute"/> (account, print) are plain HTML.
/// </summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode OnCircuit = new(prerender: false);

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private bool Interactive => Context.AcceptsInteractiveRouting();

    private IComponentRenderMode? Mode => Interactive ? OnCircuit : null;
}
