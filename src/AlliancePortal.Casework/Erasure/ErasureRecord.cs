using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Erasure;

/// <summary>That somebody asked for a person to be erased and what was decided; after an erasure, with the number of the case, the tombstone.</summary>
public sealed class ErasureRecord
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The subject of the destroyed key; after the erasure it names nothing else.</summary>
    public Guid VictimId { get; init; }

    /// <summary>Code of the set <c>erasure_ground</c>.</summary>
    public required string Ground { get; init; }

    /// <summary>Sealed text; gone with the person.</summary>
    public byte[]? Reason { get; init; }

    /// <summary><c>proposed</c>, <c>approved</c>, <c>declined</c>, <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    public Guid ProposedBy { get; init; }

    public Guid ProposedByAgencyId { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public Guid? DecidedBy { get; init; }

    public Guid? DecidedByAgencyId { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the keyring no longer had the key; its backups have it a while longer.</summary>
    public DateTimeOffset? KeyDestroyedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ErasureRecord>
    {
        public void Configure(EntityTypeBuilder<ErasureRecord> table)
        {
            table.ToTable("erasures");
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(e => e.CaseId).IsUnique().HasFilter("state = 'proposed'").HasDatabaseName("ux_erasures_one_proposed");
            table.HasIndex(e => e.VictimId);
        }
    }
}
