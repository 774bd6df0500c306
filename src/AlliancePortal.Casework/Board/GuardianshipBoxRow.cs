using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Board;

/// <summary>An open guardianship as a unit in the case may know it, written by the database: what boards count without touching sections.</summary>
public sealed class GuardianshipBoxRow
{
    public Guid UnitId { get; init; }

    public Guid GuardianshipId { get; init; }

    public Guid CaseId { get; init; }

    public required string State { get; init; }

    /// <summary>Until when the step that is due now has to be taken; null: no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset NotifiedAt { get; init; }

    /// <summary>The Centre that answers for the child.</summary>
    public Guid CswUnitId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<GuardianshipBoxRow>
    {
        public void Configure(EntityTypeBuilder<GuardianshipBoxRow> table)
        {
            table.ToTable("guardianship_box");
            table.HasKey(r => new { r.UnitId, r.GuardianshipId });
            table.HasIndex(r => new { r.UnitId, r.DueAt, r.GuardianshipId }).IsDescending(false, false, true);
            table.HasIndex(r => r.UnitId).HasFilter("state = 'notified'").HasDatabaseName("ix_guardianship_box_unanswered");
            table.HasIndex(r => r.CaseId);
        }
    }
}
