using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Agencies;

/// <summary>A person who works for an agency, in one role. The account with which they sign in has the same id and is kept elsewhere.</summary>
public sealed class WorkerRecord : Versioned
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }

    /// <summary>The unit in whose name they write; for a supervisor the first of those supervised.</summary>
    public Guid[] UnitIds { get; set; } = [];

    /// <summary>Code of the role.</summary>
    public required string Role { get; set; }

    public required string DisplayName { get; set; }

    public string? DutyPhone { get; set; }

    /// <summary>Sign-in name; of staff, never of a victim.</summary>
    public required string Email { get; init; }

    public bool IsActive { get; set; } = true;

    /// <summary>Two persons have agreed that this one works here, or the first start made the record. Without it nobody is active.</summary>
    public bool IsApproved { get; init; } = true;

    internal sealed class Mapping : IEntityTypeConfiguration<WorkerRecord>
    {
        public void Configure(EntityTypeBuilder<WorkerRecord> table)
        {
            table.ToTable("workers");
            table.Property(w => w.DisplayName).HasMaxLength(200);
            table.Property(w => w.Email).HasMaxLength(254);
            table.HasIndex(w => w.Email).IsUnique();
            table.HasIndex(w => w.AgencyId);
        }
    }
}

/// <summary>Who is on duty for a unit, and from when to when; rung first when a child is found.</summary>
public sealed class DutyShift
{
    public Guid Id { get; init; }

    public Guid UnitId { get; init; }

    public Guid? WorkerId { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DutyShift>
    {
        public void Configure(EntityTypeBuilder<DutyShift> table)
        {
            table.ToTable("duty_shifts", t => t.HasCheckConstraint("ck_duty_shifts_in_order", "until >= \"from\""));
            table.Property(d => d.Name).HasMaxLength(200);
            table.HasIndex(d => d.WorkerId);
            table.HasIndex(d => new { d.UnitId, d.From });
        }
    }
}
