using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>
/// The clock's work: what goes by itself and is over its time goes, with its keys, and supervisors are told once of each case whose time is over. A run takes
/// no more than <see cref="Most"/> of a category and is one entry of the audit, with counts; while one node runs, another does nothing.
/// </summary>
/// <param name="Dry">Counts what a run would do, and does nothing.</param>
public sealed record RunRetention(bool Dry = false) : IRequest<RetentionRun>
{
    public const int Most = 1000;
}

/// <param name="Counts">How many went, by category; under <see cref="Told"/> of how many cases supervisors were told. Empty while another node runs.</param>
public sealed record RetentionRun(IReadOnlyDictionary<string, int> Counts)
{
    public const string Told = "told";

    /// <summary>Whether another run has something to do.</summary>
    public bool More => Counts.Values.Any(count => count >= RunRetention.Most);
}

internal sealed class RunRetentionUseCase : UseCase<RunRetention, RetentionRun>
{
    public override Permission Permission => Permission.ClockOnly;

    public override async Task<RetentionRun> HandleAsync(Operation operation, RunRetention request, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.run_retention({request.Dry}, {RunRetention.Most})").ToListAsync(cancel);
        if (!request.Dry)
        {
            foreach (var key in rows.SelectMany(row => row.Keys)) operation.AfterCommit.Add(later => operation.Seals.Keys.DestroyAsync(key, later));
            foreach (var row in rows.Where(row => row.Gone > 0)) operation.Audit.Wrote(null, $"retention_run:{row.Category}:{row.Gone}");
        }

        return new RetentionRun(rows.ToDictionary(row => row.Category, row => row.Gone));
    }

    private sealed record Row(string Category, int Gone, Guid[] Keys);
}
