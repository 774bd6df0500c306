using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>The first rows of a search by names, newest case first: the tokens are walked in that order and no further than a page needs.</summary>
    /// <param name="rows">Not narrowed yet.</param>
    /// <param name="before">The last case of the page before; null: from the newest.</param>
    /// <returns>Null: all that are found have to be looked at.</returns>
    public static async Task<List<CaseloadRow>?> NewestAsync(Operation operation, SearchKeys keys, SearchQuery query, IQueryable<CaseloadRow> rows, Guid? before, int most, CancellationToken cancel)
    {
        if (query.Terms.Count == 0 || query.IdentityKey is not null) return null;
        var walked = query.Terms.SelectMany((term, word) => Tokens(operation, keys, term.Keys).Select(token => (Token: token, Word: word))).ToList();
        var (units, tokens, words) = (operation.Worker.UnitIds.ToArray(), walked.ConvertAll(one => one.Token).ToArray(), walked.ConvertAll(one => one.Word).ToArray());
        var found = await operation.Db.Database.SqlQuery<Guid[]?>($"select casework.newest_found({units}, {tokens}, {words}, {before ?? Guid.AllBitsSet}, {most}) as \"Value\"").SingleAsync(cancel);
        if (found is null) return null;
        var page = await CaseloadRows.Page(rows.Where(row => row.HasNames && found.Contains(row.CaseId)), CaseloadSort.Newest, null).ToListAsync(cancel);
        return page.Count == most || found.Length < most ? page : null;
    }

    private static byte[][] Tokens(Operation operation, SearchKeys keys, IEnumerable<string> plain) =>
        [.. plain.SelectMany(key => operation.Worker.OwnAgencyIds.Select(agency => keys.Token(agency, key)))];

    private static IQueryable<Guid> Found(Operation operation, SearchKeys keys, SearchQuery query)
    {
        var units = operation.Worker.UnitIds;

        IQueryable<Guid> Having(IEnumerable<string> plain)
        {
            var tokens = Tokens(operation, keys, plain);
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
