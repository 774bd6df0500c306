using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>What was made known of a person to whom, why, on which basis and since when, newest first (CETS 197 Art. 11).</summary>
public sealed record ListDisclosures(Guid CaseId) : IRequest<DisclosureList>;

public sealed record DisclosureList(IReadOnlyList<DisclosureLine> Items);

/// <param name="Sections">Keys of the sections.</param>
/// <param name="Reason"><c>decision</c> (to decide on a referral), <c>referral</c> or <c>guardianship</c>.</param>
/// <param name="ReferralKind">Kind of the referral, where the reader may know it.</param>
/// <param name="EndedAt">When what it opened was closed again; what was read before cannot be recalled.</param>
public sealed record DisclosureLine(
    Guid DisclosureId, AgencyInCase From, AgencyInCase To, IReadOnlyList<string> Sections, string Basis, string Reason, string? ReferralKind, Guid? ReferralId, DateTimeOffset At, DateTimeOffset? EndedAt);

internal sealed class ListDisclosuresUseCase : UseCase<ListDisclosures, DisclosureList>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<DisclosureList> HandleAsync(Operation operation, ListDisclosures request, CancellationToken cancel)
    {
        var known = await operation.Db.Cases.AnyAsync(c => c.Id == request.CaseId, cancel);
        if (!known) throw new RefusedException(Refusal.NotFound);
        var rows = await operation.Db.Disclosures.AsNoTracking().Where(d => d.CaseId == request.CaseId).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).ToListAsync(cancel);
        var kinds = await operation.Db.Referrals.AsNoTracking().Where(r => r.CaseId == request.CaseId).ToDictionaryAsync(r => r.Id, r => r.Kind, cancel);
        var ids = rows.SelectMany(row => new[] { row.FromAgencyId, row.ToAgencyId }).Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => new AgencyInCase(agency.Id, agency.Kind, agency.Name), cancel);
        operation.Audit.Read(request.CaseId, "disclosures");
        return new DisclosureList([.. rows.Select(row => new DisclosureLine(
            row.Id, agencies[row.FromAgencyId], agencies[row.ToAgencyId], [.. Sections.In(row.Sections).Select(section => section.Key())], row.Basis, row.Reason,
            row.ReferralId is { } referral ? kinds.GetValueOrDefault(referral) : null, row.ReferralId, row.At, row.EndedAt))]);
    }
}
