using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Access;

/// <summary>Why a unit is in a case and what that opens. Written by the database from facts only; nothing else grants sight.</summary>
public sealed class Participation
{
    public Guid CaseId { get; init; }

    public Guid UnitId { get; init; }

    public Guid AgencyId { get; init; }

    /// <summary>Code of the <see cref="Access.Basis"/>.</summary>
    public required string Basis { get; init; }

    /// <summary>The case, guardianship or referral that it follows from.</summary>
    public Guid SourceId { get; init; }

    public int FullMask { get; init; }

    public int MinimalMask { get; init; }

    /// <summary>Of a former participant: the sections in which the own agency's entries stay readable, frozen.</summary>
    public int OwnMask { get; init; }

    public bool IsActive { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Participation>
    {
        public void Configure(EntityTypeBuilder<Participation> table)
        {
            table.ToTable("participations");
            table.HasKey(p => new { p.CaseId, p.UnitId, p.SourceId });
            table.HasIndex(p => new { p.SourceId });
        }
    }
}

/// <summary>A person who must learn nothing of a case: accused, conflicted, a relative, or named by the victim. Beats everything.</summary>
public sealed class Exclusion
{
    public Guid UserId { get; init; }

    public Guid CaseId { get; init; }

    public Guid SetBy { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? Reason { get; set; }

    /// <summary>When it ceased; the row stays.</summary>
    public DateTimeOffset? LiftedAt { get; set; }

    public Guid? LiftedBy { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? LiftReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Exclusion>
    {
        public void Configure(EntityTypeBuilder<Exclusion> table)
        {
            table.ToTable("exclusions");
            table.HasKey(e => new { e.UserId, e.CaseId });
        }
    }
}

/// <summary>What a basis opens, as the database's triggers read it; seeded from <see cref="BasisTable"/>.</summary>
public sealed class BasisOpening
{
    public required string Basis { get; init; }

    public required string Variant { get; init; }

    public int FullMask { get; init; }

    public int MinimalMask { get; init; }

    public int WorkMask { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BasisOpening>
    {
        public void Configure(EntityTypeBuilder<BasisOpening> table)
        {
            table.ToTable("basis_openings", "reference");
            table.HasKey(b => new { b.Basis, b.Variant });
        }
    }
}

/// <summary>The sections that an agency of a kind can reach at most; seeded from <see cref="AccessTable.Reach"/>.</summary>
public sealed class KindReach
{
    public required string Kind { get; init; }

    public int Mask { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KindReach>
    {
        public void Configure(EntityTypeBuilder<KindReach> table)
        {
            table.ToTable("kind_reach", "reference");
            table.HasKey(k => k.Kind);
        }
    }
}

/// <summary>A step of the ladder when nobody acknowledges a child: how long after the notification it is due. Seeded from the jurisdiction file.</summary>
public sealed class LadderStep
{
    public short Step { get; init; }

    public TimeSpan After { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LadderStep>
    {
        public void Configure(EntityTypeBuilder<LadderStep> table)
        {
            table.ToTable("ladder", "reference");
            table.HasKey(l => l.Step);
        }
    }
}
