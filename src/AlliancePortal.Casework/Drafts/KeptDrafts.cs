using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>What is sealed in a draft.</summary>
internal sealed record DraftText(string Title, string Content)
{
    public const string Field = "draft";
}

/// <summary>How drafts are known, read and ended.</summary>
internal static class KeptDrafts
{
    /// <summary>Stands between the form and the case.</summary>
    public const string About = ":";

    /// <summary>How the one draft of a form about a case is called among its owner's drafts; of a form about no case there may be many.</summary>
    public static string Key(string kind, Guid? caseId) => caseId is { } id ? $"{kind}{About}{id:N}" : kind;

    /// <summary>What was typed about a case is for those who still see the case.</summary>
    /// <exception cref="RefusedException">The case is hidden or missing.</exception>
    public static async Task AuthoriseAsync(Operation operation, Guid? caseId, CancellationToken cancel)
    {
        if (caseId is { } id && !await operation.Db.Cases.AnyAsync(whole => whole.Id == id, cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public static Guid? CaseOf(Draft draft) => draft.Kind.IndexOf(About, StringComparison.Ordinal) is > 0 and var at ? Guid.Parse(draft.Kind.AsSpan(at + 1)) : null;

    /// <summary>Opens the seal; null when its key is gone.</summary>
    public static async Task<OpenedDraft?> ReadAsync(Operation operation, Draft draft, CancellationToken cancel)
    {
        operation.Audit.Read(null, "draft", draft.Id);
        return await operation.Seals.OpenAsync<DraftText>(draft.Id, DraftText.Field, draft.Content, cancel) is { } text
            ? new OpenedDraft(draft.Id, draft.Kind.Split(About)[0], text.Title, text.Content, draft.Version, draft.SavedAt, draft.ExpiresAt)
            : null;
    }

    /// <summary>Ends the draft from which something is being done. Whoever sends the same draft at the same moment waits here, and is refused.</summary>
    /// <exception cref="RefusedException">It was sent or thrown away before.</exception>
    public static async Task UseUpAsync(Operation operation, Guid draftId, CancellationToken cancel)
    {
        if (!await DestroyAsync(operation, draftId, cancel)) throw new RefusedException(DraftRefusals.Gone);
    }

    /// <summary>Destroys the actor's own draft, row and key, so that no backup of the cases can be read for it; of anybody else's nothing happens.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> DestroyAsync(Operation operation, Guid draftId, CancellationToken cancel)
    {
        if (await operation.Db.Drafts.Where(draft => draft.Id == draftId).ExecuteDeleteAsync(cancel) == 0) return false;
        operation.AfterCommit.Add(later => operation.Seals.Keys.DestroyAsync(draftId, later));
        operation.Audit.Wrote(null, "draft_destroyed", draftId);
        return true;
    }
}
