using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>A link that is handed to a person, such as the one by which an invited person chooses a password; shown once.</summary>
public sealed partial class InvitationLink
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What it is for and how it is handed over; null: an invitation.</summary>
    [Parameter]
    public string? What { get; set; }

    /// <summary>Path of the invitation.</summary>
    [Parameter, EditorRequired]
    public required string Link { get; set; }
}
