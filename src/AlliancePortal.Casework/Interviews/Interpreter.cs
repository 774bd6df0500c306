using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Interviews;

/// <summary>An interpreter of the vetted register.</summary>
public sealed class Interpreter : Versioned
{
    public const string Vetted = "vetted";

    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Codes of the set <c>language</c>.</summary>
    public string[] Languages { get; set; } = [];

    public required string Sex { get; set; }

    public string? Phone { get; set; }

    /// <summary>Last day on which the vetting holds.</summary>
    public DateOnly VettedUntil { get; set; }

    /// <summary>Code of the set <c>interpreter_status</c>.</summary>
    public string Status { get; set; } = Vetted;

    /// <summary>Whether she may interpret on that day.</summary>
    public bool MayWorkOn(DateOnly day) => Status == Vetted && VettedUntil >= day;

    internal sealed class Mapping : IEntityTypeConfiguration<Interpreter>
    {
        public void Configure(EntityTypeBuilder<Interpreter> table)
        {
            table.ToTable("interpreters");
            table.Property(i => i.Name).HasMaxLength(200);
        }
    }
}
