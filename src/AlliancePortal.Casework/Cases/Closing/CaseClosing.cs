using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases.Closing;

/// <summary>One end of a case and, if it was opened again, that too. Written by the database's own functions only; a case may end several times.</summary>
public sealed class CaseClosing
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>Code of the set <c>case_closure_reason</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Sealed text.</summary>
    public byte[]? Note { get; init; }

    public Guid AgencyId { get; init; }

    public Guid UnitId { get; init; }

    public Guid ClosedBy { get; init; }

    public DateTimeOffset ClosedAt { get; init; }

    /// <summary>What the closing unit read in full at the end, and reads again if it opens the case anew; nothing widens.</summary>
    public int FullMask { get; init; }

    /// <summary>What it read of in part at the end.</summary>
    public int MinimalMask { get; init; }

    public DateTimeOffset? ReopenedAt { get; init; }

    public Guid? ReopenedBy { get; init; }

    /// <summary>Sealed text.</summary>
    public byte[]? ReopenReason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseClosing>
    {
        public void Configure(EntityTypeBuilder<CaseClosing> table)
        {
            table.ToTable("case_closings");
            table.HasIndex(c => new { c.CaseId, c.ClosedAt });
            table.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        }
    }
}
