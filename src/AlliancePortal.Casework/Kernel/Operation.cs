using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Kernel;

/// <summary>One running request: the worker, the business time, the database under the worker's ticket, the seals and the audit.</summary>
public sealed class Operation(ActingWorker? worker, DateTimeOffset now, CaseworkDb db, Seals seals, AuditTrail audit)
{
    /// <summary>The acting person.</summary>
    /// <exception cref="InvalidOperationException">The portal itself acts.</exception>
    public ActingWorker Worker => worker ?? throw new InvalidOperationException("No person acts here.");

    /// <summary>The portal itself acts, and no person.</summary>
    public bool IsPortal => worker is null;

    public DateTimeOffset Now { get; } = now;

    public CaseworkDb Db { get; } = db;

    public Seals Seals { get; } = seals;

    public AuditTrail Audit { get; } = audit;

    /// <summary>What happens outside this database, in order, once the transaction is committed; nothing of it when it is rolled back.</summary>
    public IList<Func<CancellationToken, Task>> AfterCommit { get; } = [];
}
