using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Security;

/// <summary>Whether the database's own rules stand as this version installed them: row-level security, policies, triggers, functions, grants.</summary>
public sealed record ShowStandingRules : IRequest<StandingRules>;

/// <param name="Installed">How many rules were installed.</param>
/// <param name="Differing">Those that stand otherwise now; empty when all stand.</param>
public sealed record StandingRules(long Installed, IReadOnlyList<DifferingRule> Differing);

/// <param name="Rule">In the database's words, for instance <c>policy own_unit on casework.cases</c>.</param>
/// <param name="What"><c>missing</c>, <c>altered</c> or <c>added</c>.</param>
public sealed record DifferingRule(string Rule, string What);

internal sealed class ShowStandingRulesUseCase : UseCase<ShowStandingRules, StandingRules>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<StandingRules> HandleAsync(Operation operation, ShowStandingRules request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        return new StandingRules(
            await operation.Db.Database.SqlQuery<long>($"select access.count_rules() as \"Value\"").SingleAsync(cancel),
            await operation.Db.Database.SqlQuery<DifferingRule>($"select rule, what from access.differing_rules()").ToListAsync(cancel));
    }
}
