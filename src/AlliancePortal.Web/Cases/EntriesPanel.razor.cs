using AlliancePortal.Casework.Cases;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>A section that consists of dated entries.</summary>
public sealed partial class EntriesPanel
{
    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the section.</summary>
    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    [Parameter]
    public EventCallback OnChanged { get; set; }
}
