using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Intake;

/// <summary>What a case was taken in from, a row of a file or a draft: coming again it finds the case and makes no second one.</summary>
public sealed class IntakeSource
{
    public Guid AgencyId { get; init; }

    /// <summary><c>draft:</c> and its id, or <c>row:</c> and a digest keyed for the agency.</summary>
    public required string Reference { get; init; }

    public Guid CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IntakeSource>
    {
        public void Configure(EntityTypeBuilder<IntakeSource> table)
        {
            table.ToTable("intake_sources");
            table.Property(r => r.Reference).HasMaxLength(100);
            table.HasKey(r => new { r.AgencyId, r.Reference });
            table.HasIndex(r => r.CaseId);
        }
    }
}
