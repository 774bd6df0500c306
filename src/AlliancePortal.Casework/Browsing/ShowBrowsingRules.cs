using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Browsing;

/// <summary>The rules by which browsing is noticed with their limits; for the coordinator also how often, as figures without people.</summary>
public sealed record ShowBrowsingRules : IRequest<IReadOnlyList<BrowsingRuleView>>;

/// <param name="Rule">A code of <see cref="BrowsingRules"/>.</param>
/// <param name="Limit">Records within an hour: with <c>bulk</c> the one that is noticed, with <c>odd_hours</c> the last that is not; null for a rule without a number.</param>
/// <param name="SetAt">Null: as the portal comes.</param>
/// <param name="Noticed">How often in the last 90 days; null for anybody but the coordinator.</param>
/// <param name="Waiting">How many of them nobody has looked at; null for anybody but the coordinator.</param>
public sealed record BrowsingRuleView(string Rule, int? Limit, DateTimeOffset? SetAt, long? Noticed, long? Waiting, bool MaySet)
{
    public int? Least => BrowsingRules.Limits.TryGetValue(Rule, out var limits) ? limits.Least : null;

    public int? Most => BrowsingRules.Limits.TryGetValue(Rule, out var limits) ? limits.Most : null;
}

internal sealed class ShowBrowsingRulesUseCase : UseCase<ShowBrowsingRules, IReadOnlyList<BrowsingRuleView>>
{
    public override Permission Permission => Permission.For([.. BrowsingRules.Reviewers, Role.Analyst]);

    public override async Task<IReadOnlyList<BrowsingRuleView>> HandleAsync(Operation operation, ShowBrowsingRules request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "browsing_rules");
        return await ReadAsync(operation, cancel);
    }

    internal static async Task<IReadOnlyList<BrowsingRuleView>> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.browsing_rules()").ToListAsync(cancel);
        return [.. rows.Select(row => new BrowsingRuleView(row.Rule, row.Value, row.SetAt, row.Noticed, row.Waiting, row.Value is not null && operation.Worker.Role == Role.Analyst))];
    }

    private sealed record Row(string Rule, int? Value, DateTimeOffset? SetAt, long? Noticed, long? Waiting);
}
