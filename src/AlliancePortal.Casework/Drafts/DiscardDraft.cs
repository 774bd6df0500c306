using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Drafts;

/// <summary>Throws one's own draft away, with the key under which it was sealed.</summary>
public sealed record DiscardDraft(Guid Id) : IRequest<DiscardedDraft>;

/// <summary>It is gone.</summary>
public sealed record DiscardedDraft(Guid Id);

internal sealed class DiscardDraftUseCase : UseCase<DiscardDraft, DiscardedDraft>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<DiscardedDraft> HandleAsync(Operation operation, DiscardDraft request, CancellationToken cancel) =>
        await KeptDrafts.DestroyAsync(operation, request.Id, cancel) ? new DiscardedDraft(request.Id) : throw new RefusedException(Refusal.NotFound);
}
