using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>The sections of a case as links; at phone width as one choice.</summary>
public sealed partial class CaseTabs
{
    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Tabs { get; set; } = [];

    [Parameter, EditorRequired]
    public string Current { get; set; } = "";

    private void Go(ChangeEventArgs change) => Navigation.NavigateTo(SectionTabs.Href(CaseId, change.Value as string ?? ""));
}
