using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shell;

/// <summary>The HTML document around every page, with a title, icon and address that tell a bystander nothing.</summary>
public sealed partial class Document
{
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    /// <summary>False for account and print pages: plain HTML, no circuit, no component library.</summary>
    [Parameter]
    public bool Interactive { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
