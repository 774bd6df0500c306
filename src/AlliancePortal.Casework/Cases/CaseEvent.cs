using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

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
