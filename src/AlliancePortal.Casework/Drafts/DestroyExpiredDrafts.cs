using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Drafts;

/// <summary>The clock's nightly work: drafts that nobody touched within their retention go, with their keys.</summary>
public sealed record DestroyExpiredDrafts : IRequest<int>;

internal sealed class DestroyExpiredDraftsUseCase : UseCase<DestroyExpiredDrafts, int>
{
    private const int AtOnce = 500;

    public override Permission Permission => Permission.ClockOnly;

    public override async Task<int> HandleAsync(Operation operation, DestroyExpiredDrafts request, CancellationToken cancel)
    {
        // The policy shows the clock nothing but what has expired.
        var expired = await operation.Db.Drafts.OrderBy(d => d.ExpiresAt).Select(d => d.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in expired) await KeptDrafts.DestroyAsync(operation, id, cancel);
        return expired.Count;
    }
}
