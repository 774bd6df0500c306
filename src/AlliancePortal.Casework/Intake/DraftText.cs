using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>What is sealed in a draft.</summary>
internal sealed record DraftText(string Title, string Content)
{
    public const string Field = "draft";
}

/// <summary>Ends drafts: row and key, so that no backup of the cases can be read for them.</summary>
internal static class Drafts
{
    /// <summary>Destroys the actor's own draft; of anybody else's nothing happens.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> DestroyAsync(Operation operation, Guid draftId, CancellationToken cancel)
    {
        if (await operation.Db.Drafts.Where(draft => draft.Id == draftId).ExecuteDeleteAsync(cancel) == 0) return false;
        operation.AfterCommit.Add(later => operation.Seals.Keys.DestroyAsync(draftId, later));
        operation.Audit.Wrote(null, "draft_destroyed", draftId);
        return true;
    }
}
