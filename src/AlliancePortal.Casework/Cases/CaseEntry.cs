using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>A dated entry in a section: what was done or learnt, sealed. Never deleted, only struck out with a reason.</summary>
public sealed class CaseEntry : SectionFact
{
    /// <summary>One of <see cref="EntryKinds"/> of the section.</summary>
    public required string Kind { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

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
