using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Makes a person findable for an agency that may read her identity; the database refuses any other.</summary>
internal sealed class SearchIndex(SearchKeys keys)
{
    public async Task IndexAsync(Operation operation, Guid caseId, Guid agencyId, PersonNames names, CancellationToken cancel)
    {
        var tokens = NameTokens.ForPerson(names.All, names.IdentityNumber).Select(plain => keys.Token(agencyId, plain)).ToArray();
        if (tokens.Length == 0) return;
        await operation.Db.Database.ExecuteSqlAsync($"select casework.index_person({caseId}, {agencyId}, {tokens}, {SearchKeys.Version})", cancel);
    }
}
