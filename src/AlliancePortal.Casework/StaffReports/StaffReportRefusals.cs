using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>Why an officer may not do something about a report; the database's functions know the others.</summary>
public static class StaffReportRefusals
{
    /// <summary>Nobody handles what is said about himself.</summary>
    public static Refusal OfficerAccused { get; } = new("report_officer_accused");
}
