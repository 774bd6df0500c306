using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>The text of one's own draft.</summary>
public sealed record OpenDraft(Guid Id) : IRequest<OpenedDraft>;

/// <param name="Content">The form as a JSON object.</param>
public sealed record OpenedDraft(Guid Id, string Kind, string Title, string Content, int Version, DateTimeOffset SavedAt, DateTimeOffset ExpiresAt);

internal sealed class OpenDraftUseCase : UseCase<OpenDraft, OpenedDraft>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<OpenedDraft> HandleAsync(Operation operation, OpenDraft request, CancellationToken cancel)
    {
        var draft = await operation.Db.Drafts.SingleOrDefaultAsync(d => d.Id == request.Id && d.ExpiresAt > operation.Now, cancel)
            ?? throw new RefusedException(Refusal.NotFound);
        await KeptDrafts.AuthoriseAsync(operation, KeptDrafts.CaseOf(draft), cancel);
        return await KeptDrafts.ReadAsync(operation, draft, cancel) ?? throw new RefusedException(Refusal.NotFound);
    }
}
