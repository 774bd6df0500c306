using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Charges;

/// <summary>
/// A charge against the victim herself (access table, 3.5). The police team that handles it is another than the one on her case and is a stranger to it;
/// her advocate checks whether she was forced to what she is charged with (CETS 197 Art. 26).
/// </summary>
public sealed class Charge : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The police unit that handles it.</summary>
    public Guid TeamUnitId { get; init; }

    /// <summary>What she is charged with, sealed.</summary>
    public required byte[] Offence { get; init; }

    public DateOnly ChargedOn { get; init; }

    /// <summary>Until when the advocate has checked non-punishment.</summary>
    public DateTimeOffset CheckDueAt { get; init; }

    /// <summary>Code of the set <c>non_punishment</c>; null: not checked yet.</summary>
    public string? CheckOutcome { get; init; }

    /// <summary>Sealed text.</summary>
    public byte[]? CheckGrounds { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public Guid? CheckedBy { get; init; }

    /// <summary>When it was dropped or decided: the team is a stranger like any other from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Charge>
    {
        public void Configure(EntityTypeBuilder<Charge> table)
        {
            table.ToTable("charges");
            table.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
            table.HasIndex(c => c.TeamUnitId).HasFilter("ended_at is null");
        }
    }
}
