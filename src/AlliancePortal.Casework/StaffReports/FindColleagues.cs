using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>Active workers of all agencies, each part of whose typed name begins a part of theirs, in any script; 20 at most.</summary>
public sealed record FindColleagues(string Name) : IRequest<IReadOnlyList<AccusedColleague>>;

internal sealed class FindColleaguesUseCase : UseCase<FindColleagues, IReadOnlyList<AccusedColleague>>
{
    private const int Most = 20;
    private const int Fewest = 2;

    public override Permission Permission => ReportWriting.Officers;

    public override async Task<IReadOnlyList<AccusedColleague>> HandleAsync(Operation operation, FindColleagues request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "colleagues");
        var typed = FoldedName.Of(request.Name).Parts;
        if (typed.All(part => part.Length < Fewest)) return [];
        return [.. (await AllAsync(operation, cancel)).Where(colleague => FoldedName.Of(colleague.DisplayName).Parts is var parts && typed.All(part => parts.Any(name => name.StartsWith(part, StringComparison.Ordinal)))).Take(Most)];
    }

    /// <summary>Every active worker, by name.</summary>
    internal static async Task<IReadOnlyList<AccusedColleague>> AllAsync(Operation operation, CancellationToken cancel)
    {
        var agencies = await operation.Db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        var all = await operation.Db.Database.SqlQuery<Row>($"select user_id, display_name, agency_id from casework.colleagues()").ToListAsync(cancel);
        return [.. all.Select(row => new AccusedColleague(row.UserId, row.DisplayName, agencies[row.AgencyId]))];
    }

    private sealed record Row(Guid UserId, string DisplayName, Guid AgencyId);
}
