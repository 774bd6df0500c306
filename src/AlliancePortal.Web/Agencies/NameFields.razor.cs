using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>A name in the three languages of the portal.</summary>
public sealed partial class NameFields
{
    /// <summary>Beginning of the ids of the inputs.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required NameDraft Draft { get; set; }
}
