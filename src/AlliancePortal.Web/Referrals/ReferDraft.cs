namespace AlliancePortal.Web.Referrals;

/// <summary>What is typed and picked for a referral.</summary>
public sealed class ReferDraft
{
    public string? Kind { get; set; }

    /// <summary>Id of the unit that receives it.</summary>
    public string? Unit { get; set; }

    /// <summary>Keys of the sections that are carried.</summary>
    public IReadOnlyList<string> Carried { get; set; } = [];

    public string? Basis { get; set; }

    /// <summary>Language in which she was asked for her consent.</summary>
    public string? Language { get; set; }

    public string? Urgency { get; set; } = "urgent";

    public string? Reason { get; set; }
}
