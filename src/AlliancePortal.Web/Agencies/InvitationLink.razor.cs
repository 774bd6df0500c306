using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>The link by which an invited person chooses a password; shown once.</summary>
public sealed partial class InvitationLink
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Path of the invitation.</summary>
    [Parameter, EditorRequired]
    public required string Link { get; set; }
}
