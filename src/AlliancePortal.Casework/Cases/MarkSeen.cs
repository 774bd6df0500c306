using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Marks notifications as seen, for the whole unit where they were told to the unit.</summary>
public sealed record MarkSeen(IReadOnlyList<Guid> NotificationIds) : IRequest<MarkedSeen>;

/// <param name="Count">How many were not seen before.</param>
public sealed record MarkedSeen(int Count);

internal sealed class MarkSeenUseCase : UseCase<MarkSeen, MarkedSeen>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<MarkedSeen> HandleAsync(Operation operation, MarkSeen request, CancellationToken cancel)
    {
        DateTimeOffset? now = operation.Now;
        var count = await operation.Db.Notifications.Where(n => request.NotificationIds.Contains(n.Id) && n.SeenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenAt, now), cancel);
        operation.Audit.Wrote(null, "notifications_seen");
        return new MarkedSeen(count);
    }

    internal sealed class Shape : AbstractValidator<MarkSeen>
    {
        public Shape() => RuleFor(r => r.NotificationIds).Must(ids => ids.Count <= ListCaseload.MostSize).WithErrorCode("too_long");
    }
}
