using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Interviews;

/// <summary>A child was questioned without a social worker: that it happened, who and when, no content. Told to CSW, VAAU and supervisors.</summary>
public sealed class InterviewBreach : AuthoredFact
{
    public Guid Id { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public required string Interviewer { get; init; }

    /// <summary>Sealed text: why, in the words of whoever reports; no content of the interview.</summary>
    public byte[]? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InterviewBreach>
    {
        public void Configure(EntityTypeBuilder<InterviewBreach> table)
        {
            table.ToTable("interview_breaches");
            table.Property(b => b.Interviewer).HasMaxLength(200);
            table.HasOne<Case>().WithMany().HasForeignKey(b => b.CaseId);
        }
    }
}
