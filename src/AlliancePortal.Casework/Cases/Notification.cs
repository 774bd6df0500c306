using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

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
            table.HasIndex(n => new { n.UnitId, n.At, n.Id }).IsDescending(false, true, true).HasFilter("seen_at is null").HasDatabaseName("ix_notifications_unseen");
        }
    }
}
