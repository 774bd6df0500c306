using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>The coordinator sets how long a category is kept, within the bounds of the jurisdiction. It counts at once, for what is there already too.</summary>
/// <param name="Value">In the unit of the category.</param>
public sealed record SetRetention(string Category, int Value) : IRequest<IReadOnlyList<RetentionPeriod>>;

[StepUp]
internal sealed class SetRetentionUseCase : UseCase<SetRetention, IReadOnlyList<RetentionPeriod>>
{
    public override Permission Permission => Permission.For(Role.Analyst);

    public override async Task<IReadOnlyList<RetentionPeriod>> HandleAsync(Operation operation, SetRetention request, CancellationToken cancel)
    {
        if (!RetentionCategories.All.Contains(request.Category)) throw new RefusedException(Refusal.NotFound);
        var before = await operation.Db.Database.SqlQuery<int?>($"select casework.set_retention({request.Category}, {request.Value}) as \"Value\"").SingleAsync(cancel)
            ?? throw new RefusedException(Refusal.Invalid("value", "outside_limits"));
        operation.Audit.Wrote(null, $"retention:{request.Category}:{before}:{request.Value}");
        return await ShowRetentionUseCase.ReadAsync(operation, cancel);
    }
}
