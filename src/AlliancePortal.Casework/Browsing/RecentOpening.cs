using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Browsing;

/// <summary>That one person opened one case within the last hour: what the audit says, kept in a form that is counted in a moment. Written by the database with the audit.</summary>
public sealed class RecentOpening
{
    public Guid UserId { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The first opening of the hour.</summary>
    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RecentOpening>
    {
        public void Configure(EntityTypeBuilder<RecentOpening> table)
        {
            table.ToTable("recent_openings");
            table.HasKey(opening => new { opening.UserId, opening.CaseId });
            table.HasIndex(opening => new { opening.UserId, opening.At });
        }
    }
}
