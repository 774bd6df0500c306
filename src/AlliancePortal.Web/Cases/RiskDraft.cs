namespace AlliancePortal.Web.Cases;

/// <summary>What is typed into a rating of risk.</summary>
public sealed class RiskDraft
{
    public string? Level { get; set; }

    public bool Urgent { get; set; }

    public string? Grounds { get; set; }

    /// <summary>The day of the next review, as typed.</summary>
    public string? Review { get; set; }
}
