using AlliancePortal.Casework.StaffReports.CaseAccess;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports.CaseAccess;

/// <summary>What the officer of a report sees of the case that it names.</summary>
public sealed partial class ReportedCaseView
{
    [Parameter, EditorRequired]
    public required ReportedCase Case { get; set; }
}
