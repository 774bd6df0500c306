namespace AlliancePortal.Casework.StaffReports;

/// <summary>What a colleague is said to have done, and how a report ends.</summary>
public static class ReportKinds
{
    public static IReadOnlyList<string> All { get; } = ["bribes", "tip_off", "abuse", "exploits", "curiosity", "neglect", "other"];

    public const string Founded = "founded";

    public static IReadOnlyList<string> Outcomes { get; } = [Founded, "not_founded", "not_enough"];
}
