using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Cases;

/// <summary>Narrows a caseload by what somebody typed, over keyed tokens: the database learns no name.</summary>
internal static class CaseloadSearch
{
    /// <summary>False when nobody can be found by it.</summary>
    public static bool TryNarrow(Operation operation, SearchKeys keys, SearchQuery query, ref IQueryable<CaseloadRow> rows)
    {
        if (query.CaseNumber?.ToString() is { } number)
        {
            rows = rows.Where(row => operation.Db.Cases.Any(known => known.Id == row.CaseId && known.Number == number));
            return true;
        }

        // Whoever may know only the label must not learn by trying that a name belongs to the case.
        if (query.FindsNothing || !AccessTable.Ceiling(operation.Worker.Role, Section.Identity).HasFlag(Token.All)) return false;
        var found = Found(operation, keys, query);
        rows = rows.Where(row => row.HasNames && found.Contains(row.CaseId));
        return true;
    }

    private static IQueryable<Guid> Found(Operation operation, SearchKeys keys, SearchQuery query)
    {
        var agencies = operation.Worker.OwnAgencyIds;
        var units = operation.Worker.UnitIds;

        IQueryable<Guid> Having(IEnumerable<string> plain)
        {
            var tokens = plain.SelectMany(key => agencies.Select(agency => keys.Token(agency, key))).ToArray();
            return operation.Db.SearchTokens.Where(token => units.Contains(token.UnitId) && tokens.Contains(token.Token)).Select(token => token.CaseId);
        }

        var byNames = query.Terms.Select(term => Having(term.Keys)).Aggregate(default(IQueryable<Guid>), (all, next) => all is null ? next : all.Intersect(next));
        var byNumber = query.IdentityKey is { } identity ? Having([identity]) : null;
        return (byNames, byNumber) switch
        {
            ({ } names, { } identityNumber) => names.Union(identityNumber),
            ({ } names, null) => names,
            (null, { } identityNumber) => identityNumber,
            _ => throw new InvalidOperationException("A query that finds nothing is not asked."),
        };
    }
}
