using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Retention;

/// <summary>How long a category is kept and within what bounds; seeded from the jurisdiction file, read by the database's functions.</summary>
public sealed class RetentionRule
{
    /// <summary>One of <see cref="RetentionCategories"/>.</summary>
    public required string Category { get; init; }

    /// <summary>Place in the schedule.</summary>
    public int Place { get; init; }

    /// <summary>False: proposed for erasure by two.</summary>
    public bool ByItself { get; init; }

    /// <summary><c>years</c> or <c>days</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>As long as nobody set it otherwise.</summary>
    public int Usual { get; init; }

    public int Least { get; init; }

    public int Most { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionRule>
    {
        public void Configure(EntityTypeBuilder<RetentionRule> table)
        {
            table.ToTable("retention", "reference");
            table.HasKey(rule => rule.Category);
        }
    }
}

/// <summary>One change of a period; the latest of a category holds. Written by the database's own function.</summary>
public sealed class RetentionChange
{
    public long Id { get; init; }

    public required string Category { get; init; }

    public int FromValue { get; init; }

    public int ToValue { get; init; }

    public Guid SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionChange>
    {
        public void Configure(EntityTypeBuilder<RetentionChange> table)
        {
            table.ToTable("retention_changes");
            table.Property(change => change.Id).UseIdentityAlwaysColumn();
            table.HasIndex(change => new { change.Category, change.Id });
        }
    }
}

/// <summary>That supervisors were told of a case whose time is over, so that they are told once. Goes when the case is no longer due.</summary>
public sealed class RetentionNotice
{
    public Guid CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionNotice>
    {
        public void Configure(EntityTypeBuilder<RetentionNotice> table)
        {
            table.ToTable("retention_notices");
            table.HasKey(notice => notice.CaseId);
            table.HasOne<Case>().WithOne().HasForeignKey<RetentionNotice>(notice => notice.CaseId);
        }
    }
}
