using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Fields that are asked together, under one heading, in one column.</summary>
public sealed partial class FieldGroup
{
    [Parameter, EditorRequired]
    public string Legend { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
