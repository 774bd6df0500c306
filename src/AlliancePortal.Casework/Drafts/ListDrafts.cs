using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>One's own drafts of a form, the last saved first.</summary>
/// <param name="Kind">The form, or null for all that are about no case.</param>
public sealed record ListDrafts(string? Kind = null) : IRequest<IReadOnlyList<DraftSummary>>;

/// <param name="Title">As its owner called it; empty when nothing was typed that names it.</param>
public sealed record DraftSummary(Guid Id, string Kind, string Title, DateTimeOffset StartedAt, DateTimeOffset SavedAt, DateTimeOffset ExpiresAt);

internal sealed class ListDraftsUseCase : UseCase<ListDrafts, IReadOnlyList<DraftSummary>>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<IReadOnlyList<DraftSummary>> HandleAsync(Operation operation, ListDrafts request, CancellationToken cancel)
    {
        var drafts = await operation.Db.Drafts
            .Where(d => d.ExpiresAt > operation.Now && (request.Kind == null ? !d.Kind.Contains(KeptDrafts.About) : d.Kind == request.Kind))
            .OrderByDescending(d => d.SavedAt).ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(drafts.Select(d => d.Id), cancel);
        var summaries = new List<DraftSummary>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (await operation.Seals.OpenAsync<DraftText>(draft.Id, DraftText.Field, draft.Content, cancel) is { } text)
                summaries.Add(new DraftSummary(draft.Id, draft.Kind, text.Title, draft.StartedAt, draft.SavedAt, draft.ExpiresAt));
        }

        operation.Audit.Read(null, "drafts");
        return summaries;
    }
}
