using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Browsing;

/// <summary>What was noticed in the last 90 days and is for the reader to look at, latest first, at most 200.</summary>
public sealed record ListBrowsingAlerts : IRequest<IReadOnlyList<BrowsingAlertView>>;

/// <param name="Rule">A code of <see cref="BrowsingRules"/>.</param>
/// <param name="DisplayName">Who opened.</param>
/// <param name="Role">Code of that person's role.</param>
/// <param name="LastAt">The latest opening that belongs to it.</param>
/// <param name="Records">How many records.</param>
/// <param name="LookedBy">Name of the reviewer; null until somebody looked.</param>
/// <param name="Note">What the reviewer found.</param>
public sealed record BrowsingAlertView(
    Guid AlertId, string Rule, string DisplayName, string Role, string AgencyName, DateTimeOffset At, DateTimeOffset LastAt, int Records, string? LookedBy, DateTimeOffset? LookedAt, string? Note);

internal sealed class ListBrowsingAlertsUseCase : UseCase<ListBrowsingAlerts, IReadOnlyList<BrowsingAlertView>>
{
    public override Permission Permission => Permission.For(BrowsingRules.Reviewers);

    public override async Task<IReadOnlyList<BrowsingAlertView>> HandleAsync(Operation operation, ListBrowsingAlerts request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "browsing_alerts");
        return await ReadAsync(operation, null, cancel);
    }

    /// <summary>Those for the actor; of one id, or all.</summary>
    internal static async Task<IReadOnlyList<BrowsingAlertView>> ReadAsync(Operation operation, Guid? id, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.browsing_alerts_known({id})").ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(rows.Select(row => row.NoteKeyId).OfType<Guid>(), cancel);
        var ids = rows.Select(row => row.AgencyId).Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        var views = new List<BrowsingAlertView>(rows.Count);
        foreach (var row in rows)
        {
            var note = row.NoteKeyId is { } key ? await operation.Seals.OpenAsync<string>(key, BrowsingAlert.NoteField, row.Note, cancel) : null;
            views.Add(new BrowsingAlertView(row.Id, row.Rule, row.DisplayName, row.Role, agencies[row.AgencyId], row.At, row.LastAt, row.Records, row.LookedBy, row.LookedAt, note));
        }

        return views;
    }

    private sealed record Row(Guid Id, string Rule, string DisplayName, string Role, Guid AgencyId, DateTimeOffset At, DateTimeOffset LastAt, int Records, string? LookedBy, DateTimeOffset? LookedAt, Guid? NoteKeyId, byte[]? Note);
}
