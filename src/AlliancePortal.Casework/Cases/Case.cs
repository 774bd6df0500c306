using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>The header of a case: what everyone in it sees. The person is a presumed victim until the identification is decided.</summary>
public sealed class Case : Versioned
{
    public Guid Id { get; init; }

    /// <summary>The number people say on the telephone, <c>XK-2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The person; the subject of the sealing key.</summary>
    public Guid VictimId { get; init; }

    public Guid OpenedByAgencyId { get; init; }

    public Guid OpenedByUnitId { get; init; }

    public Guid OpenedBy { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When she was found, if that is known.</summary>
    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>When she was taken for a presumed victim; of a record of the past long before <see cref="OpenedAt"/>.</summary>
    public DateTimeOffset IdentifiedAt { get; init; }

    /// <summary>Code of the municipality where the person was found.</summary>
    public required string Municipality { get; init; }

    /// <summary><c>presumed</c>, <c>identified</c>, <c>not_victim</c>, <c>forced_labour</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Kind of organisation that decided on the status (HTCDS), when that is known.</summary>
    public string? StatusDecidedBy { get; set; }

    public bool IsChild { get; set; }

    /// <summary><c>date_of_birth</c> or <c>age_uncertain</c> for a child, else null.</summary>
    public string? ChildBasis { get; set; }

    /// <summary>An adult refused everything: sex and nationality only.</summary>
    public bool IsAnonymous { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The person was erased: the number and the instants are all that is left.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Case>
    {
        public void Configure(EntityTypeBuilder<Case> table)
        {
            table.ToTable("cases");
            table.Property(c => c.Number).HasMaxLength(20);
            table.HasIndex(c => c.Number).IsUnique();
        }
    }
}
