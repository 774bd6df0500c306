using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Browsing;

/// <summary>
/// One person opened records in a way that somebody else has to look at. Raised by the database with the audit; ids and the code of the rule, no name. Written and
/// read through the database's functions only, which hold who is told.
/// </summary>
public sealed class BrowsingAlert
{
    /// <summary>Name of the sealed field.</summary>
    internal const string NoteField = "browsing_note";

    public Guid Id { get; init; }

    /// <summary>A code of <see cref="BrowsingRules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>Who opened.</summary>
    public Guid UserId { get; init; }

    /// <summary>Null where the rule is about many cases.</summary>
    public Guid? CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The latest opening that belongs to it.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>How many records, at the latest count.</summary>
    public int Records { get; init; }

    public Guid? LookedBy { get; init; }

    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Under whose key the note is sealed: its own.</summary>
    public Guid? NoteKeyId { get; init; }

    /// <summary>What the reviewer found; sealed text.</summary>
    public byte[]? Note { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BrowsingAlert>
    {
        public void Configure(EntityTypeBuilder<BrowsingAlert> table)
        {
            table.ToTable("browsing_alerts");
            table.HasIndex(alert => new { alert.UserId, alert.At });
            table.HasIndex(alert => alert.At);
        }
    }
}
