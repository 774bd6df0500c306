using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Interviews;

/// <summary>An interview in the list of one unit. Written by the database.</summary>
public sealed class InterviewBoxRow
{
    public Guid UnitId { get; init; }

    public Guid InterviewId { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>Code of the <see cref="InterviewState"/>.</summary>
    public required string State { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public Guid? SocialWorkerUserId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InterviewBoxRow>
    {
        public void Configure(EntityTypeBuilder<InterviewBoxRow> table)
        {
            table.ToTable("interview_box");
            table.HasKey(b => new { b.UnitId, b.InterviewId });
            table.HasIndex(b => new { b.UnitId, b.StartedAt, b.InterviewId });
            table.HasIndex(b => b.CaseId);
        }
    }
}
