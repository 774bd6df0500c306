using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>What awaits the reader: running clocks first, then what was told, then recent cases. Each list is short; its page has the rest.</summary>
public sealed record HomeList : IRequest<HomeView>
{
    public const int Most = 8;
}

/// <param name="Guardianships">Of children in the reader's cases whose next step is running, earliest due first.</param>
/// <param name="Referrals">Waiting for the reader's unit, and own ones that nobody answered in time. That of a guardianship is only the letter to its clock.</param>
/// <param name="UnseenCount">At most <see cref="MyNotifications.MostCounted"/>.</param>
public sealed record HomeView(
    IReadOnlyList<GuardianshipView> Guardianships, IReadOnlyList<HomeReferral> Referrals, IReadOnlyList<NotificationItem> Told, int UnseenCount, IReadOnlyList<CaseloadItem> Recent);

/// <summary>A referral whose answer is awaited.</summary>
/// <param name="Box"><c>incoming</c> or <c>outgoing</c>.</param>
/// <param name="OtherAgency">Name of the sender, or of the receiver.</param>
public sealed record HomeReferral(
    Guid ReferralId, string Box, string Kind, string State, string Urgency, bool IsChild, string OtherAgency, Guid? CaseId, DateTimeOffset SentAt, DateTimeOffset DueAt, bool Overdue);

internal sealed class HomeListUseCase : UseCase<HomeList, HomeView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<HomeView> HandleAsync(Operation operation, HomeList request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "home");
        var mine = CaseloadRows.OfMyUnits(operation, former: false);
        var recent = await CaseloadRows.Page(mine, CaseloadSort.Activity, null).Take(HomeList.Most).ToListAsync(cancel);
        var unseen = MyNotificationsUseCase.Mine(operation).Where(n => n.SeenAt == null);
        var told = await MyNotificationsUseCase.Newest(unseen).Take(HomeList.Most).ToListAsync(cancel);
        return new HomeView(
            await ListGuardianshipsUseCase.RunningAsync(operation, HomeList.Most, cancel),
            await ReferralsAsync(operation, cancel),
            await MyNotificationsUseCase.ShowAsync(operation, told, cancel),
            await unseen.Take(MyNotifications.MostCounted).CountAsync(cancel),
            await CaseloadRows.ShowAsync(operation, recent, cancel));
    }

    private static async Task<IReadOnlyList<HomeReferral>> ReferralsAsync(Operation operation, CancellationToken cancel)
    {
        var (now, units, boxes) = (operation.Now, operation.Worker.UnitIds.ToArray(), new[] { "incoming", "outgoing" });
        var waiting = await operation.Db.ReferralBox.AsNoTracking()
            .Where(r => units.Contains(r.UnitId) && boxes.Contains(r.Box) && r.IsOpen && r.Kind != "guardianship" && (r.State == ReferralStates.Sent || r.State == ReferralStates.Claimed) && (r.Box == "incoming" || r.DueAt < now))
            .OrderBy(r => r.DueAt).ThenBy(r => r.ReferralId).Take(HomeList.Most).ToListAsync(cancel);
        var others = waiting.Select(Other).Distinct().ToArray();
        var names = await operation.Db.Agencies.AsNoTracking().Where(agency => others.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        return [.. waiting.Select(r => new HomeReferral(r.ReferralId, r.Box, r.Kind, r.State, r.Urgency, r.IsChild, names[Other(r)], r.CaseId, r.SentAt, r.DueAt, r.DueAt < now))];
    }

    private static Guid Other(ReferralBoxRow row) => row.Box == "incoming" ? row.FromAgencyId : row.ToAgencyId;
}
