using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// One agency's risk rating, without its grounds. Rated blind: others see it once they have rated themselves or a joint rating is
/// agreed; who reads minimal fields only sees the agreed one.
/// </summary>
public sealed class RiskRating : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>Code of the set <c>risk_level</c>.</summary>
    public required string Level { get; init; }

    public bool UrgentMedical { get; init; }

    public DateOnly? ReviewOn { get; init; }

    /// <summary>Put to the other agencies as the joint rating.</summary>
    public bool Proposed { get; init; }

    /// <summary>The joint rating: another agency had proposed the same level.</summary>
    public bool Agreed { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskRating>
    {
        public void Configure(EntityTypeBuilder<RiskRating> table)
        {
            table.ToTable("risk_ratings");
            table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        }
    }
}

/// <summary>Why a rating is what it is; read only with Risk in full.</summary>
public sealed class RiskGrounds : AuthoredFact
{
    public Guid Id { get; init; }

    public Guid RatingId { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskGrounds>
    {
        public void Configure(EntityTypeBuilder<RiskGrounds> table)
        {
            table.ToTable("risk_grounds");
            table.HasIndex(g => g.CaseId);
            table.HasOne<RiskRating>().WithMany().HasForeignKey(g => g.RatingId);
        }
    }
}
