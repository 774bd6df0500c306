using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>What withdrawing a version, or a part of it, would close, what stays open as safety minimum, and what was made known already and cannot be recalled.</summary>
public sealed record ShowConsentReach : IRequest<ConsentReach>
{
    public required Guid ConsentId { get; init; }

    /// <summary>Only these agencies; with no purposes either: the whole version.</summary>
    public IReadOnlyList<Guid> AgencyIds { get; init; } = [];

    /// <summary>Only these purposes.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];
}

/// <param name="Closes">Referrals that end, or shrink to the safety minimum.</param>
/// <param name="NotRecallable">What was made known before.</param>
public sealed record ConsentReach(Guid ConsentId, IReadOnlyList<ReachedReferral> Closes, IReadOnlyList<ReachedReferral> NotRecallable);

/// <param name="Agency">Null: a support service whose name and kind are not for this reader.</param>
/// <param name="Sections">Keys of the sections that were opened.</param>
/// <param name="KeepsSafetyMinimum">She lives there: what keeps her safe stays known to them until she leaves.</param>
public sealed record ReachedReferral(Guid ReferralId, AgencyInCase? Agency, string? Kind, string State, IReadOnlyList<string> Sections, DateTimeOffset? DisclosedAt, bool KeepsSafetyMinimum);

internal sealed class ShowConsentReachUseCase : UseCase<ShowConsentReach, ConsentReach>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ConsentReach> HandleAsync(Operation operation, ShowConsentReach request, CancellationToken cancel)
    {
        var reach = await ConsentReaches.OfAsync(operation, request.ConsentId, request.AgencyIds, request.Purposes, cancel);
        // Who is in the case by a referral that rests on it may know it without reading Consent.
        var known = reach.Closes.Count + reach.NotRecallable.Count > 0 || await operation.Db.Consents.AnyAsync(c => c.Id == request.ConsentId, cancel);
        if (!known) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Read(null, "consent_reach", request.ConsentId);
        return reach;
    }
}

internal static class ConsentReaches
{
    private static readonly string[] Open = ["sent", "claimed", "accepted"];

    public static async Task<ConsentReach> OfAsync(Operation operation, Guid consentId, IReadOnlyList<Guid> agencyIds, IReadOnlyList<string> purposes, CancellationToken cancel)
    {
        var (without, taken) = (agencyIds.ToArray(), purposes.ToArray());
        var rows = await operation.Db.Database.SqlQuery<Row>(
            $"select referral_id, agency_id, kind, state, sections, disclosed_at, keeps from casework.consent_reach({consentId}, {without}, {taken})").ToListAsync(cancel);
        var ids = rows.Select(row => row.AgencyId).OfType<Guid>().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, InCase, cancel);
        var reached = rows.ConvertAll(row => new ReachedReferral(
            row.ReferralId, row.AgencyId is { } id ? agencies[id] : null, row.Kind, row.State, [.. Sections.In(row.Sections).Select(section => section.Key())], row.DisclosedAt, row.Keeps));
        return new ConsentReach(consentId, reached.FindAll(row => Open.Contains(row.State)), reached.FindAll(row => row.DisclosedAt is not null));
    }

    private static AgencyInCase InCase(Agency agency) => new(agency.Id, agency.Kind, agency.Name);

    private sealed record Row(Guid ReferralId, Guid? AgencyId, string? Kind, string State, int Sections, DateTimeOffset? DisclosedAt, bool Keeps);
}
