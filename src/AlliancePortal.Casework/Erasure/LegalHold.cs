using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Erasure;

/// <summary>A court, a prosecution or a claim needs the record: while one stands, nobody erases the person.</summary>
public sealed class LegalHold
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public Guid SetBy { get; init; }

    public Guid SetByAgencyId { get; init; }

    public DateTimeOffset SetAt { get; init; }

    /// <summary>Sealed text, for the agency that set it.</summary>
    public byte[]? Reason { get; init; }

    /// <summary>When it ceased; the row stays.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    public Guid? LiftedBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LegalHold>
    {
        public void Configure(EntityTypeBuilder<LegalHold> table)
        {
            table.ToTable("legal_holds");
            table.HasOne<Case>().WithMany().HasForeignKey(h => h.CaseId);
        }
    }
}
