using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>The versions of consent in a case that the reader may see, newest first.</summary>
public sealed record ListConsents(Guid CaseId) : IRequest<ConsentList>;

/// <param name="GivenBy">Who consents in this case: <c>person</c> or <c>guardian</c>.</param>
/// <param name="MayRecord">The reader may record a version.</param>
/// <param name="MayWithdraw">The reader may take her word that she withdraws.</param>
public sealed record ConsentList(IReadOnlyList<ConsentVersion> Items, string GivenBy, bool MayRecord, bool MayWithdraw);

/// <param name="Agencies">Agencies that may learn of her; empty: each agency of a purpose.</param>
/// <param name="RefusedAgencies">Agencies that she said no to.</param>
/// <param name="Holds">Neither withdrawn nor past its day.</param>
public sealed record ConsentVersion(
    Guid ConsentId, string GivenBy, IReadOnlyList<string> Purposes, IReadOnlyList<AgencyInCase> Agencies, IReadOnlyList<AgencyInCase> RefusedAgencies,
    string? Language, DateOnly? Until, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt, bool Holds);

internal sealed class ListConsentsUseCase : UseCase<ListConsents, ConsentList>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ConsentList> HandleAsync(Operation operation, ListConsents request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var rows = await operation.Db.Consents.AsNoTracking().Where(c => c.CaseId == whole.Id).OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.Id).ToListAsync(cancel);
        var ids = rows.SelectMany(row => row.AgencyIds.Concat(row.RefusedAgencyIds)).Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => new AgencyInCase(agency.Id, agency.Kind, agency.Name), cancel);
        var byGuardian = await ConsentCover.GuardianConsentsAsync(operation, whole, cancel);
        var isGuardian = byGuardian && await operation.Db.Participations.AnyAsync(p => p.CaseId == whole.Id && p.IsActive && p.Basis == "guardian", cancel);
        var today = PeopleTime.Default.DateOf(operation.Now);
        operation.Audit.Read(whole.Id, "consents");
        return new ConsentList(
            [.. rows.Select(row => new ConsentVersion(
                row.Id, row.GivenBy, row.Purposes, Named(row.AgencyIds), Named(row.RefusedAgencyIds), row.Language, row.Until, row.GivenAt, row.WithdrawnAt,
                row.WithdrawnAt is null && (row.Until is null || row.Until >= today)))],
            byGuardian ? "guardian" : "person",
            rights.May(Section.Consent, Token.Add) && whole is { ClosedAt: null, IsAnonymous: false } && (!byGuardian || isGuardian),
            rights.IsActive);

        AgencyInCase[] Named(Guid[] named) => [.. named.Select(agencies.GetValueOrDefault).OfType<AgencyInCase>().OrderBy(agency => agency.Name, StringComparer.CurrentCulture)];
    }
}
