using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Integrity;

/// <summary>
/// An official is involved in what was done to the victim (access table, 3.4). While it stands, the sections Investigation and Offenders are read by the
/// <see cref="NamedOfficer"/>s alone, and the official and his chain are kept out of the whole case.
/// </summary>
public sealed class OfficialInvolved
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>Where the official serves.</summary>
    public Guid OfficialUnitId { get; init; }

    /// <summary>The official's account; null: nobody knows yet who of the unit it is.</summary>
    public Guid? OfficialUserId { get; init; }

    /// <summary>Sealed text.</summary>
    public byte[]? Reason { get; init; }

    public Guid SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }

    /// <summary>When it proved wrong; the row stays.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    public Guid? LiftedBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OfficialInvolved>
    {
        public void Configure(EntityTypeBuilder<OfficialInvolved> table)
        {
            table.ToTable("officials_involved");
            table.HasOne<Case>().WithMany().HasForeignKey(o => o.CaseId);
        }
    }
}

/// <summary>On a case's integrity list: whoever reads its Investigation and Offenders while an official is involved.</summary>
public sealed class NamedOfficer
{
    public Guid CaseId { get; init; }

    public Guid UserId { get; init; }

    public Guid NamedBy { get; init; }

    public DateTimeOffset NamedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NamedOfficer>
    {
        public void Configure(EntityTypeBuilder<NamedOfficer> table)
        {
            table.ToTable("named_officers");
            table.HasKey(n => new { n.CaseId, n.UserId });
            table.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
        }
    }
}
