using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Drafts;

/// <summary>Above a kept form: of when the text is that stands in it, and the way to begin afresh; or that another window holds another text.</summary>
public sealed partial class DraftLine
{
    [Parameter, EditorRequired]
    public required IDraftedForm Form { get; set; }
}
