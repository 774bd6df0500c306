using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Makes a person findable for the agencies that may read her identity; the database refuses any other.</summary>
internal sealed class SearchIndex(SearchKeys keys)
{
    /// <summary>For one agency, when the case is opened to it.</summary>
    public async Task IndexAsync(Operation operation, Guid caseId, Guid agencyId, PersonNames names, CancellationToken cancel)
    {
        var tokens = NameTokens.ForPerson(names.All, names.IdentityNumber).Select(plain => keys.Token(agencyId, plain)).ToArray();
        await operation.Db.Database.ExecuteSqlAsync($"select casework.index_person({caseId}, {agencyId}, {tokens}, {SearchKeys.Version})", cancel);
    }

    /// <summary>For every agency that reads the identity now, when the names change or the case is opened to further ones.</summary>
    public async Task IndexForAllAsync(Operation operation, Guid caseId, PersonNames names, CancellationToken cancel)
    {
        var readers = await operation.Db.Database.SqlQuery<Guid>($"select who as \"Value\" from casework.identity_readers({caseId}) who").ToListAsync(cancel);
        foreach (var agency in readers) await IndexAsync(operation, caseId, agency, names, cancel);
    }

    /// <summary>The same with the stored names; for an act that opens the case to an agency. Nothing where the actor may not read them.</summary>
    public async Task IndexForAllAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var stored = await operation.Db.Identities.AsNoTracking().Where(i => i.CaseId == caseId)
            .Join(operation.Db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.VictimId, i.Names }).SingleOrDefaultAsync(cancel);
        if (stored is not null && await operation.Seals.OpenAsync<PersonNames>(stored.VictimId, "names", stored.Names, cancel) is { } names)
            await IndexForAllAsync(operation, caseId, names, cancel);
    }
}
