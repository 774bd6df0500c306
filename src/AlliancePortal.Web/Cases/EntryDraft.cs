namespace AlliancePortal.Web.Cases;

/// <summary>What is typed into a new entry.</summary>
public sealed class EntryDraft
{
    public string? Kind { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset? HappenedAt { get; set; }
}
