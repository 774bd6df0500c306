namespace AlliancePortal.Web.Interviews;

/// <summary>What is typed of an interview that should not have happened.</summary>
public sealed class BreachDraft
{
    public DateTimeOffset? HappenedAt { get; set; }

    public string? Interviewer { get; set; }

    public string? Reason { get; set; }
}
