using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>A dated entry in a section: what was done or learnt, sealed. Never deleted, only struck out with a reason.</summary>
public sealed class CaseEntry : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The section's bit number.</summary>
    public short Section { get; init; }

    /// <summary>One of <see cref="EntryKinds"/> of the section.</summary>
    public required string Kind { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    /// <summary>Session notes and lawyer–client content: nobody but the author reads it, whatever the agency or role.</summary>
    public bool ForAuthorOnly { get; init; }

    public DateTimeOffset? StruckOutAt { get; set; }

    public Guid? StruckOutBy { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? StruckOutReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseEntry>
    {
        public void Configure(EntityTypeBuilder<CaseEntry> table)
        {
            table.ToTable("case_entries", t => t.HasCheckConstraint("ck_case_entries_not_the_vault", $"section <> {(int)Access.Section.ShelterAddress}"));
            table.HasIndex(e => new { e.CaseId, e.Section, e.HappenedAt });
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}
