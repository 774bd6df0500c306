using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>One's own draft of a form about a case, if there is one.</summary>
public sealed record FindDraft(string Kind, Guid CaseId) : IRequest<FoundDraft>;

public sealed record FoundDraft(OpenedDraft? Draft);

internal sealed class FindDraftUseCase : UseCase<FindDraft, FoundDraft>
{
    public override Permission Permission => Permission.Casework;

    public override Task AuthoriseAsync(Operation operation, FindDraft request, CancellationToken cancel) => KeptDrafts.AuthoriseAsync(operation, request.CaseId, cancel);

    public override async Task<FoundDraft> HandleAsync(Operation operation, FindDraft request, CancellationToken cancel)
    {
        var key = KeptDrafts.Key(request.Kind, request.CaseId);
        var draft = await operation.Db.Drafts.FirstOrDefaultAsync(d => d.Kind == key && d.ExpiresAt > operation.Now, cancel);
        return new FoundDraft(draft is null ? null : await KeptDrafts.ReadAsync(operation, draft, cancel));
    }
}
