using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Browsing;

/// <summary>The coordinator sets from what number on a rule speaks. From the next opening on it counts.</summary>
public sealed record SetBrowsingLimit : IRequest<IReadOnlyList<BrowsingRuleView>>
{
    /// <summary>A code of <see cref="BrowsingRules"/>.</summary>
    public required string Rule { get; init; }

    public required int Limit { get; init; }
}

[StepUp]
internal sealed class SetBrowsingLimitUseCase : UseCase<SetBrowsingLimit, IReadOnlyList<BrowsingRuleView>>
{
    public override Permission Permission => Permission.For(Role.Analyst);

    public override async Task<IReadOnlyList<BrowsingRuleView>> HandleAsync(Operation operation, SetBrowsingLimit request, CancellationToken cancel)
    {
        if (!BrowsingRules.Limits.TryGetValue(request.Rule, out var limits)) throw new RefusedException(Refusal.NotFound);
        if (request.Limit < limits.Least || request.Limit > limits.Most) throw new RefusedException(Refusal.Invalid("limit", "outside_limits"));
        await operation.Db.Database.ExecuteSqlAsync($"select casework.set_browsing_limit({request.Rule}, {request.Limit})", cancel);
        operation.Audit.Wrote(null, $"browsing_limit:{request.Rule}:{request.Limit}");
        return await ShowBrowsingRulesUseCase.ReadAsync(operation, cancel);
    }
}
