namespace AlliancePortal.Web.Interviews;

/// <summary>What is typed of a child's words.</summary>
public sealed class WordsDraft
{
    public string? Words { get; set; }

    public string? Language { get; set; }

    public DateTimeOffset? SaidAt { get; set; }
}
