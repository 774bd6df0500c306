using AlliancePortal.Casework.StaffReports;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>The choice of the officer who alone reads a report.</summary>
public sealed partial class SpeakUpOfficers
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ReportOfficer> Officers { get; set; } = [];

    /// <summary>Id of the one that was chosen before the form came back.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    [Parameter, EditorRequired]
    public string Help { get; set; } = "";
}
