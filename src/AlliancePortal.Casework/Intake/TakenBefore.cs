using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>Recognises a draft that is sent twice and a row that is imported twice.</summary>
internal sealed class TakenBefore(SearchKeys keys)
{
    /// <summary>How the intake is known, or null when it comes neither from a draft nor from a file.</summary>
    public string? ReferenceOf(Operation operation, TakeIn request) => (request.Import, request.DraftId) switch
    {
        ({ RowReference: var row }, _) => "row:" + Convert.ToHexStringLower(keys.Token(operation.Worker.AgencyId, "row:" + row)),
        (null, { } draft) => ReferenceOf(draft),
        _ => null,
    };

    /// <summary>How an intake from that draft is known.</summary>
    public static string ReferenceOf(Guid draft) => $"draft:{draft:N}";

    /// <summary>The case made of it before. Whoever sends it at the same moment waits here for the first.</summary>
    public async Task<Guid?> FindAsync(Operation operation, string reference, CancellationToken cancel)
    {
        await operation.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({operation.Worker.AgencyId.ToString() + reference}, 0))", cancel);
        return await operation.Db.IntakeSources
            .Where(source => source.AgencyId == operation.Worker.AgencyId && source.Reference == reference)
            .Select(source => (Guid?)source.CaseId).SingleOrDefaultAsync(cancel);
    }
}
