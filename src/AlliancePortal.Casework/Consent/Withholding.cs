using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Consent;

/// <summary>Her word that an agency, or one person in it, learns nothing of her (access table, 3.3). Whom it concerns is not told that it exists.</summary>
public sealed class Withholding : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The whole agency; null: one person.</summary>
    public Guid? FromAgencyId { get; init; }

    /// <summary>The one person; null: the whole agency.</summary>
    public Guid? FromUserId { get; init; }

    /// <summary>What she said, sealed; null: she was not asked why, and said nothing.</summary>
    public byte[]? Words { get; init; }

    /// <summary>When it ceased, by her word or because a guardian has to know; the row stays.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Null while it holds, and where the database lifted it by law.</summary>
    public Guid? LiftedBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Withholding>
    {
        public void Configure(EntityTypeBuilder<Withholding> table)
        {
            table.ToTable("withholdings", t => t.HasCheckConstraint("ck_withholdings_from_one", "num_nonnulls(from_agency_id, from_user_id) = 1"));
            table.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
            table.HasIndex(w => w.FromAgencyId).HasFilter("lifted_at is null");
            table.HasIndex(w => w.FromUserId).HasFilter("lifted_at is null");
        }
    }
}
