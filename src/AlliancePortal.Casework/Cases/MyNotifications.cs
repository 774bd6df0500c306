using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>What was told to the reader or the reader's units, newest first.</summary>
public sealed record MyNotifications : IRequest<NotificationPage>
{
    public const int MostCounted = 100;

    /// <summary>Only what nobody of the unit has seen yet.</summary>
    public bool Unseen { get; init; }

    /// <summary>Id of the last one of the page before.</summary>
    public Guid? After { get; init; }

    public int Size { get; init; } = ListCaseload.DefaultSize;
}

/// <param name="UnseenCount">At most <see cref="MyNotifications.MostCounted"/>, which means that many or more.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationItem> Items, int UnseenCount, Guid? Next);

/// <param name="Kind"><c>child_notified</c>, <c>referral_received</c> …</param>
/// <param name="CaseNumber">Null where the reader may not know the case, as of a referral before it is claimed.</param>
public sealed record NotificationItem(Guid Id, string Kind, DateTimeOffset At, Guid? CaseId, string? CaseNumber, Guid? SubjectId, DateTimeOffset? SeenAt);

internal sealed class MyNotificationsUseCase : UseCase<MyNotifications, NotificationPage>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<NotificationPage> HandleAsync(Operation operation, MyNotifications request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "notifications");
        var told = Mine(operation);
        if (request.Unseen) told = told.Where(n => n.SeenAt == null);
        if (request.After is { } after)
        {
            var last = await operation.Db.Notifications.AsNoTracking().SingleOrDefaultAsync(n => n.Id == after, cancel) ?? throw new RefusedException(Refusal.Invalid("after", "unknown"));
            told = told.Where(n => EF.Functions.LessThan(ValueTuple.Create(n.At, n.Id), ValueTuple.Create(last.At, last.Id)));
        }

        var page = await Newest(told).Take(request.Size + 1).ToListAsync(cancel);
        var shown = page.Take(request.Size).ToList();
        var unseen = await Mine(operation).Where(n => n.SeenAt == null).Take(MyNotifications.MostCounted).CountAsync(cancel);
        return new NotificationPage(await ShowAsync(operation, shown, cancel), unseen, page.Count > request.Size ? shown[^1].Id : null);
    }

    /// <summary>A single unit is named: in its order they lie in an index, and reading ends with the page.</summary>
    internal static IQueryable<Notification> Mine(Operation operation)
    {
        var told = operation.Db.Notifications.AsNoTracking();
        return operation.Worker.UnitIds is [var unit] ? told.Where(n => n.UnitId == unit) : told;
    }

    internal static IQueryable<Notification> Newest(IQueryable<Notification> told) => told.OrderByDescending(n => n.At).ThenByDescending(n => n.Id);

    internal static async Task<IReadOnlyList<NotificationItem>> ShowAsync(Operation operation, IReadOnlyList<Notification> shown, CancellationToken cancel)
    {
        var caseIds = shown.Select(n => n.CaseId).OfType<Guid>().Distinct().ToArray();
        var numbers = await operation.Db.Cases.Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        return [.. shown.Select(n => n.CaseId is { } id && numbers.TryGetValue(id, out var number)
            ? new NotificationItem(n.Id, n.Kind, n.At, id, number, n.SubjectId, n.SeenAt)
            : new NotificationItem(n.Id, n.Kind, n.At, null, null, n.SubjectId, n.SeenAt))];
    }

    internal sealed class Shape : AbstractValidator<MyNotifications>
    {
        public Shape() => RuleFor(r => r.Size).InclusiveBetween(1, ListCaseload.MostSize).WithErrorCode("out_of_range");
    }
}
