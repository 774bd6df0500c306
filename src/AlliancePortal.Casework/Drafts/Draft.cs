using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Drafts;

/// <summary>What somebody has typed and not sent: sealed under a key of its own, seen by its owner only, gone after the schedule's days.</summary>
public sealed class Draft : Versioned
{
    public Guid Id { get; init; }

    public Guid OwnerUserId { get; init; }

    /// <summary>The form: <c>intake</c>, or <c>refer:</c> and the id of the case that it is about.</summary>
    public required string Kind { get; init; }

    /// <summary>The form as sealed JSON.</summary>
    public required byte[] Content { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SavedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> table)
        {
            table.ToTable("drafts");
            table.HasIndex(d => new { d.OwnerUserId, d.SavedAt });
        }
    }
}
