using System.Globalization;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake.Import.Ctdc;

/// <summary>
/// What CTDC's values mean in the portal's code sets. CTDC folded HTCDS's means of control into five categories and its industries into
/// nine words; each is carried as the nearest value, and the file's notes say how often.
/// </summary>
internal static partial class CtdcValues
{
    private const int FirstYear = 1990;

    /// <summary>The codebook's words for a fact that was not collected.</summary>
    public static bool IsMissing(string value) => value is "" or "-99" or "Unknown" or "Not Specified";

    /// <summary>The codebook writes an unknown country 00; the published table writes 0.</summary>
    public static bool IsMissingCountry(string value) => value is "0" or "00" || IsMissing(value);

    // Helplines pass on what callers report; who was assisted in person had been identified (codebook, Datasource).
    public static readonly Dictionary<string, string> Status = new()
    {
        ["Case Management"] = "identified",
        ["Hotline"] = "presumed",
    };

    /// <summary>The sets are categories of one HTCDS value or more; the first is carried.</summary>
    public static readonly Dictionary<string, string> MeansOfControl = new()
    {
        ["Threats"] = "PhysicalThreats",
        ["Financial"] = "RestrictsFinancialAccess",
        ["Physical"] = "PhysicalAbuse",
        ["Survival"] = "WithholdsNecessities",
        ["Other"] = "Other",
    };

    public static readonly Dictionary<string, string> ExploitationType = new()
    {
        ["Sexual Exploitation"] = "SexualExploitation",
        ["Forced Labor"] = "ForcedLabour",
        ["Forced Marriage"] = "ForcedMarriage",
        ["Other"] = "Other",
    };

    /// <summary>ISIC sections; aquafarming belongs to A, street vending (peddling) to G, domestic work to T.</summary>
    public static readonly Dictionary<string, string> Industry = new()
    {
        ["Agriculture"] = "A_AgricultureForestryAndFishing",
        ["Aquafarming"] = "A_AgricultureForestryAndFishing",
        ["Construction"] = "F_Construction",
        ["Domestic Work"] = "T_ActivitiesOfHouseholdsAsEmployers",
        ["Manufacturing"] = "C_Manufacturing",
        ["Peddling"] = "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
    };

    /// <summary>In HTCDS begging is a type of exploitation and no industry.</summary>
    public const string Begging = "Begging";

    /// <summary>An industry outside the list; ISIC has no section for the rest of all others.</summary>
    public const string OtherLabour = "Other";

    /// <summary>The band of <c>Age 9-17</c> or <c>Age 48+</c>; the open one ends at the highest possible age.</summary>
    public static AgeRange? AgeBand(string value)
    {
        var band = Band().Match(value);
        if (!band.Success)
            return null;
        var from = int.Parse(band.Groups["from"].ValueSpan, CultureInfo.InvariantCulture);
        var to = band.Groups["to"].Success ? int.Parse(band.Groups["to"].ValueSpan, CultureInfo.InvariantCulture) : Age.Highest;
        return AgeRange.TryCreate(from, to, out var range) is null ? range : null;
    }

    /// <summary>A year of registration up to today's.</summary>
    public static PartialDate? Year(string value, DateOnly today) =>
        PartialDate.TryParse(value, out var date) && date.Month is null && date.Year >= FirstYear && date.Year <= today.Year ? date : null;

    [GeneratedRegex("^Age (?<from>[0-9]{1,3})(-(?<to>[0-9]{1,3})|\\+)$")]
    private static partial Regex Band();
}
