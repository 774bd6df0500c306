using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>A case in a unit's list, written by the database whenever something in the case changes.</summary>
public sealed class CaseloadRow
{
    public Guid UnitId { get; init; }

    public Guid CaseId { get; init; }

    public Guid VictimId { get; init; }

    public required string Number { get; init; }

    /// <summary>The unit reads Identity in full, and there are names; which of its roles do, the database decides by <see cref="Sealed"/>.</summary>
    public bool HasNames { get; init; }

    /// <summary>The sealed names; null where there are none for the reader's role.</summary>
    public CaseloadNames? Sealed { get; set; }

    /// <summary>The sealed label, for everyone else.</summary>
    public byte[]? Label { get; init; }

    public bool IsChild { get; init; }

    public required string Status { get; init; }

    /// <summary>The agreed or own risk level, or null.</summary>
    public string? Risk { get; init; }

    public required string Municipality { get; init; }

    public bool IsActive { get; init; }

    public bool IsClosed { get; init; }

    public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>The next running clock of the unit in this case.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>The unit's worker on the case.</summary>
    public Guid? AssignedTo { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseloadRow>
    {
        public void Configure(EntityTypeBuilder<CaseloadRow> table)
        {
            table.ToTable("caseload");
            table.HasKey(r => new { r.UnitId, r.CaseId });
            table.HasIndex(r => new { r.UnitId, r.LastActivityAt, r.CaseId }).IsDescending(false, true, true);
            table.HasIndex(r => new { r.UnitId, r.AssignedTo, r.CaseId }).HasFilter("not is_closed and is_active");
            table.HasIndex(r => r.CaseId);
            // Read with each row in one statement; the policy of the names leaves them out for roles with the label only.
            table.HasOne(r => r.Sealed).WithOne().HasForeignKey<CaseloadNames>(n => new { n.UnitId, n.CaseId });
            table.Navigation(r => r.Sealed).AutoInclude();
        }
    }
}

/// <summary>The names in a unit's list: a table of their own, so that a role with the label only does not get them, sealed though they are.</summary>
public sealed class CaseloadNames
{
    public Guid UnitId { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The sealed <see cref="PersonNames"/>.</summary>
    public required byte[] Names { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseloadNames>
    {
        public void Configure(EntityTypeBuilder<CaseloadNames> table)
        {
            table.ToTable("caseload_names");
            table.HasKey(n => new { n.UnitId, n.CaseId });
        }
    }
}
