using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>A case in a unit's list, written by the database whenever something in the case changes.</summary>
public sealed class CaseloadRow
{
    public Guid UnitId { get; init; }

    public Guid CaseId { get; init; }

    public Guid VictimId { get; init; }

    public required string Number { get; init; }

    /// <summary>The sealed names, when the unit may read Identity in full.</summary>
    public byte[]? Names { get; init; }

    /// <summary>The sealed label, for everyone else.</summary>
    public byte[]? Label { get; init; }

    public bool IsChild { get; init; }

    public required string Status { get; init; }

    /// <summary>The agreed or own risk level, or null.</summary>
    public string? Risk { get; init; }

    public required string Municipality { get; init; }

    public bool IsActive { get; init; }

    public bool IsClosed { get; init; }

    public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>The next running clock of the unit in this case.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The unit's worker on the case.</summary>
    public Guid? AssignedTo { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseloadRow>
    {
        public void Configure(EntityTypeBuilder<CaseloadRow> table)
        {
            table.ToTable("caseload");
            table.HasKey(r => new { r.UnitId, r.CaseId });
            table.HasIndex(r => new { r.UnitId, r.LastActivityAt, r.CaseId }).IsDescending(false, true, true);
            table.HasIndex(r => new { r.UnitId, r.AssignedTo, r.CaseId }).HasFilter("not is_closed and is_active");
            table.HasIndex(r => r.CaseId);
        }
    }
}

/// <summary>Which worker of a unit has the case; set by the unit's supervisor, or by opening or claiming it.</summary>
public sealed class Assignment
{
    public Guid CaseId { get; init; }

    public Guid UnitId { get; init; }

    public Guid UserId { get; set; }

    public Guid SetBy { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>Why it was taken from the worker before: a code of the set <c>reassignment_reason</c>.</summary>
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Assignment>
    {
        public void Configure(EntityTypeBuilder<Assignment> table)
        {
            table.ToTable("assignments");
            table.HasKey(a => new { a.CaseId, a.UnitId });
            table.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        }
    }
}

/// <summary>A keyed search token, where a unit reads the identity in full. Equality on it is all that the index has to serve.</summary>
public sealed class SearchToken
{
    public Guid UnitId { get; init; }

    /// <summary>Under whose key it was made.</summary>
    public Guid AgencyId { get; init; }

    public required byte[] Token { get; init; }

    public Guid CaseId { get; init; }

    public short KeyVersion { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchToken>
    {
        public void Configure(EntityTypeBuilder<SearchToken> table)
        {
            table.ToTable("search_tokens");
            table.HasKey(t => new { t.UnitId, t.Token, t.CaseId });
            table.HasIndex(t => t.CaseId);
        }
    }
}

/// <summary>What happened in a case: domain event and timeline in one. Codes and ids only.</summary>
public sealed class CaseEvent
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The section's bit number: who reads its minimal fields sees that this happened.</summary>
    public short Section { get; init; }

    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid AgencyId { get; init; }

    public Guid UnitId { get; init; }

    public Guid UserId { get; init; }

    public Guid? SubjectId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseEvent>
    {
        public void Configure(EntityTypeBuilder<CaseEvent> table)
        {
            table.ToTable("case_events");
            table.HasIndex(e => new { e.CaseId, e.At });
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}

/// <summary>Something that awaits a unit, or one worker in it. Written by the database.</summary>
public sealed class Notification
{
    public Guid Id { get; init; }

    public Guid UnitId { get; init; }

    public Guid? UserId { get; init; }

    public Guid? CaseId { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary><c>child_notified</c>, <c>child_notified_again</c>, <c>stand_in_acts</c>, <c>guardianship_unanswered</c>, <c>handover_asked</c>, <c>referral_received</c>, <c>referral_decided</c>, <c>interview_breach</c> …</summary>
    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? SeenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> table)
        {
            table.ToTable("notifications");
            table.HasIndex(n => new { n.UnitId, n.At }).IsDescending(false, true);
        }
    }
}
