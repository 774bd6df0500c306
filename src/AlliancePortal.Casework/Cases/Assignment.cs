using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>Which worker of a unit has the case; set by the unit's supervisor, or by opening or claiming it.</summary>
public sealed class Assignment
{
    public Guid CaseId { get; init; }

    public Guid UnitId { get; init; }

    public Guid UserId { get; set; }

    public Guid SetBy { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>Why it was taken from the worker before: a code of the set <c>reassignment_reason</c>.</summary>
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Assignment>
    {
        public void Configure(EntityTypeBuilder<Assignment> table)
        {
            table.ToTable("assignments");
            table.HasKey(a => new { a.CaseId, a.UnitId });
            table.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        }
    }
}
