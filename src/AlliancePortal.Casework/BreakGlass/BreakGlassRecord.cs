using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>
/// One person's emergency access to one case, from the asking to the review. Written by the database's functions only; as a row the
/// application sees it only for the person to whom the case is open by it now.
/// </summary>
public sealed class BreakGlassRecord
{
    public Guid Id { get; init; }

    /// <summary>Null: there is no such case for this person. To them it looks like one that nobody answers.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The number as it was typed, in its stored form.</summary>
    public required string Number { get; init; }

    /// <summary>Under whose key the words are sealed: the victim's, or without a case this record's own.</summary>
    public Guid KeyId { get; init; }

    public Guid UserId { get; init; }

    public Guid AgencyId { get; init; }

    public Guid UnitId { get; init; }

    /// <summary>A life is at risk: it opens at once and is reviewed afterwards.</summary>
    public bool LifeAtRisk { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Reason { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Until when it is decided, or reviewed where it opened at once.</summary>
    public DateTimeOffset AnswerBy { get; init; }

    /// <summary>How long it stays open.</summary>
    public TimeSpan Lasts { get; init; }

    public int FullMask { get; init; }

    public int MinimalMask { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Ended early, or withdrawn because the person was excluded or the case closed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Handed to VAAU's supervisors, since nobody in the case answered or may.</summary>
    public DateTimeOffset? PassedOnAt { get; init; }

    /// <summary>The second person: who approved or refused, or who reviewed.</summary>
    public Guid? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Approved, or found proper.</summary>
    public bool? Agreed { get; init; }

    /// <summary>Sealed text: why it was approved or refused, or what the review found.</summary>
    public byte[]? Answer { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BreakGlassRecord>
    {
        public void Configure(EntityTypeBuilder<BreakGlassRecord> table)
        {
            table.ToTable("break_glasses");
            table.Property(b => b.Number).HasMaxLength(CaseNumber.MaxLength);
            table.HasIndex(b => new { b.UserId, b.CaseId });
            table.HasIndex(b => new { b.CaseId, b.AskedAt });
        }
    }
}
