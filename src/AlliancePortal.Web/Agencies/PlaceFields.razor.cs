using AlliancePortal.Casework.Agencies;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>Which role in which unit of an agency: only what that agency has.</summary>
public sealed partial class PlaceFields
{
    [Parameter, EditorRequired]
    public required AgencyListing Agency { get; set; }

    [Parameter, EditorRequired]
    public required PlaceDraft Place { get; set; }
}
