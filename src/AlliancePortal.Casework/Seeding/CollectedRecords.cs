using AlliancePortal.Casework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Takes what a use case would store and stores nothing: tracking each record would be a third of the work of making it.</summary>
internal sealed class CollectedRecords(DbContextOptions<CaseworkDb> options) : CaseworkDb(options)
{
    private readonly List<object> added = [];

    /// <summary>What was added since it was asked the last time.</summary>
    public IReadOnlyList<object> Take()
    {
        var taken = added.ToArray();
        added.Clear();
        return taken;
    }

    /// <returns>Nothing: there is no entry of what is not tracked, and no use case asks for it.</returns>
    public override EntityEntry<TEntity> Add<TEntity>(TEntity entity)
    {
        added.Add(entity);
        return null!;
    }
}
