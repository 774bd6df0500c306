using AlliancePortal.Casework.Audit;

namespace AlliancePortal.Casework.Seeding;

/// <summary>The rows of a batch by table, and what the audit says of them, in order.</summary>
internal sealed class LoadedRows
{
    private readonly Dictionary<Type, List<object>> rows = [];

    public IReadOnlyDictionary<Type, List<object>> Tables => rows;

    public List<LoadedAudit> Audit { get; } = [];

    public void Add(object row)
    {
        if (!rows.TryGetValue(row.GetType(), out var table)) rows[row.GetType()] = table = [];
        table.Add(row);
    }
}

/// <summary>A request that was done, as the audit has it.</summary>
internal sealed record LoadedAudit(DateTimeOffset At, Guid UserId, Guid UnitId, string Role, string Request, AuditTrail Facts);
