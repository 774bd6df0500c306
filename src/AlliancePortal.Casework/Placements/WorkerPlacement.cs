using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Placements;

/// <summary>
/// That somebody is given a role in units: proposed by an administrator, approved by a second person. Written and read through the database's functions only,
/// which hold that they are two.
/// </summary>
public sealed class WorkerPlacement
{
    /// <summary>How long a second person has to approve; afterwards it has to be proposed anew.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>The person has had no access before; else it is another role or unit.</summary>
    public bool IsNew { get; init; }

    /// <summary>Code of the role.</summary>
    public required string Role { get; init; }

    public Guid[] UnitIds { get; init; } = [];

    public Guid ProposedBy { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null with an approval: nobody else was there, at the set-up of an empty installation.</summary>
    public Guid? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Null until decided; false: stopped or withdrawn.</summary>
    public bool? Approved { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkerPlacement>
    {
        public void Configure(EntityTypeBuilder<WorkerPlacement> table)
        {
            table.ToTable("worker_placements");
            table.HasIndex(placement => placement.UserId).HasFilter("decided_at is null");
        }
    }
}

/// <summary>Hands a placement to the database, which knows whether there is a second person.</summary>
internal static class PlacementProposal
{
    /// <returns>Whether it waits; else it stands already, because nobody but the administrator was there yet.</returns>
    /// <exception cref="RefusedException"><c>placement_waits</c>: one does already.</exception>
    public static async Task<bool> ProposeAsync(Operation operation, Guid userId, bool isNew, string role, IReadOnlyList<Guid> units, CancellationToken cancel)
    {
        await operation.Db.SaveChangesAsync(cancel);
        var (id, expires, unitIds) = (NewId.At(operation.Now), operation.Now + WorkerPlacement.Life, units.ToArray());
        var waits = (await operation.Db.Database.SqlQuery<bool>($"select casework.propose_placement({id}, {userId}, {isNew}, {role}, {unitIds}, {expires}) as \"Value\"").ToListAsync(cancel)).Single();
        operation.Audit.Wrote(null, waits ? "placement_proposed" : "placed_without_second_person", userId);
        return waits;
    }
}
