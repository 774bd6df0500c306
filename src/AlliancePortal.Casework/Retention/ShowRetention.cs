using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>How long what is kept, from when it counts and what happens at the end.</summary>
public sealed record ShowRetention : IRequest<IReadOnlyList<RetentionPeriod>>;

/// <param name="Category">One of <see cref="RetentionCategories"/>.</param>
/// <param name="ByItself">False: proposed for erasure, which two supervisors of two agencies decide.</param>
/// <param name="Unit"><c>years</c> or <c>days</c>.</param>
/// <param name="Value">How many of them now.</param>
/// <param name="Usual">What the jurisdiction file says.</param>
/// <param name="ChangedFrom">The value before the latest change; null: nobody changed it.</param>
public sealed record RetentionPeriod(
    string Category, bool ByItself, string Unit, int Value, int Usual, int Least, int Most, int? ChangedFrom, string? ChangedBy, DateTimeOffset? ChangedAt, bool MayChange);

internal sealed class ShowRetentionUseCase : UseCase<ShowRetention, IReadOnlyList<RetentionPeriod>>
{
    public override Permission Permission => Permission.For([.. Roles.Supervisors, Role.Analyst, Role.Administrator]);

    public override async Task<IReadOnlyList<RetentionPeriod>> HandleAsync(Operation operation, ShowRetention request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "retention");
        return await ReadAsync(operation, cancel);
    }

    internal static async Task<IReadOnlyList<RetentionPeriod>> ReadAsync(Operation operation, CancellationToken cancel) =>
        await operation.Db.Database.SqlQuery<RetentionPeriod>($"select * from casework.retention_schedule()").ToListAsync(cancel);
}
