using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>What a worker needs to refer a person: the kinds, who takes them, what each would open, and the bases that stand.</summary>
public sealed record ShowReferralForm(Guid CaseId) : IRequest<ReferralForm>;

/// <param name="Consents">Versions that stand and that the reader sees.</param>
/// <param name="MayConsentNow">The reader may record that she consents to this very referral.</param>
/// <param name="NotWished">Agencies that are not offered, because she asked that they learn nothing of her.</param>
public sealed record ReferralForm(
    Guid CaseId, string CaseNumber, bool IsChild, IReadOnlyList<ReferralKindOffer> Kinds, IReadOnlyList<ConsentOffer> Consents, bool MayConsentNow, IReadOnlyList<string> NotWished);

/// <param name="Sections">What the sender can pass on, in the order of the record.</param>
public sealed record ReferralKindOffer(string Kind, IReadOnlyList<ReferralAddressee> Addressees, IReadOnlyList<SectionOffer> Sections);

/// <param name="InFull">False: minimal fields only, because the sender reads no more.</param>
public sealed record SectionOffer(string Section, bool InFull);

/// <summary>A unit of the directory; no people.</summary>
public sealed record ReferralAddressee(Guid AgencyId, Guid UnitId, string AgencyName, string UnitName, string? Municipality, string? DutyPhone);

/// <param name="Covers">The addressees' agencies by kind, as <c>kind:agency</c>.</param>
public sealed record ConsentOffer(Guid ConsentId, DateTimeOffset GivenAt, DateOnly? Until, IReadOnlySet<string> Covers);

internal sealed class ShowReferralFormUseCase : UseCase<ShowReferralForm, ReferralForm>
{
    public override Permission Permission => Permission.On(Section.Referrals, Token.Add);

    public override async Task<ReferralForm> HandleAsync(Operation operation, ShowReferralForm request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (whole.ClosedAt is not null || whole.IsAnonymous || !await ReferralForms.MayReferAsync(operation, whole.Id, cancel)) throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var withheld = await NotToBeTold.OfAsync(operation, whole.Id, cancel);
        var strangers = await operation.Db.Database.SqlQuery<Guid>($"select casework.charge_teams({whole.Id}) as \"Value\"").ToArrayAsync(cancel);
        var directory = await ReferralForms.DirectoryAsync(operation, withheld, strangers, cancel);
        var notWished = await operation.Db.Agencies.AsNoTracking().Where(agency => withheld.Contains(agency.Id)).ToListAsync(cancel);
        var kinds = ReferralKinds.ByHand.Select(kind => new ReferralKindOffer(kind, directory[kind], [.. ReferralForms.Sections(rights, kind)])).Where(kind => kind.Addressees.Count > 0).ToList();
        var today = PeopleTime.Default.DateOf(operation.Now);
        var byGuardian = await ConsentCover.GuardianConsentsAsync(operation, whole, cancel);
        var giver = byGuardian ? "guardian" : "person";
        var consents = await operation.Db.Consents.AsNoTracking().Where(c => c.CaseId == whole.Id && c.WithdrawnAt == null && c.GivenBy == giver).OrderByDescending(c => c.GivenAt).ToListAsync(cancel);
        var isGuardian = await operation.Db.Participations.AnyAsync(p => p.CaseId == whole.Id && p.IsActive && p.Basis == "guardian", cancel);
        operation.Audit.Read(whole.Id, "referral_form");
        return new ReferralForm(whole.Id, whole.Number, whole.IsChild, kinds, [.. consents.Select(Offer).Where(offer => offer.Covers.Count > 0)], rights.May(Section.Consent, Token.Add) && (!byGuardian || isGuardian),
            [.. notWished.Select(agency => agency.Name).Order(StringComparer.CurrentCulture)]);

        ConsentOffer Offer(ConsentRecord consent) => new(consent.Id, consent.GivenAt, consent.Until,
            (from kind in kinds from agency in kind.Addressees.Select(addressee => addressee.AgencyId).Distinct() where consent.Covers(agency, kind.Kind, today) select $"{kind.Kind}:{agency}").ToHashSet());
    }
}

internal static class ReferralForms
{
    /// <summary>A unit that takes part refers; one that only looks at a referral, or has left, does not.</summary>
    public static Task<bool> MayReferAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        operation.Db.Participations.AnyAsync(p => p.CaseId == caseId && p.IsActive && p.Basis != "referral_claimed" && p.Basis != "guardianship_notified", cancel);

    public static IEnumerable<SectionOffer> Sections(CaseRights rights, string kind) =>
        from section in Access.Sections.In(ReferralKinds.Opening(kind).Any)
        let carried = ReferralScope.Carried(rights, section)
        where carried is not null
        select new SectionOffer(section.Key(), carried.Value && ReferralKinds.Opening(kind).Full.Has(section));

    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ReferralAddressee>>> DirectoryAsync(Operation operation, Guid[] withheld, Guid[] strangers, CancellationToken cancel)
    {
        var mine = operation.Worker.UnitIds.ToArray();
        var units = await (from unit in operation.Db.Units.AsNoTracking()
                           join agency in operation.Db.Agencies.AsNoTracking() on unit.AgencyId equals agency.Id
                           where unit.ClosedAt == null && !mine.Contains(unit.Id) && !withheld.Contains(agency.Id) && !strangers.Contains(unit.Id)
                           orderby unit.Code
                           select new { unit, agency }).ToListAsync(cancel);
        return ReferralKinds.ByHand.ToDictionary(kind => kind, kind => (IReadOnlyList<ReferralAddressee>)
        [
            .. units.Where(row => ReferralKinds.Takes(row.agency.Kind, row.unit.ServiceLine, kind)).OrderBy(row => row.agency.Name, StringComparer.CurrentCulture)
                .Select(row => new ReferralAddressee(row.agency.Id, row.unit.Id, row.agency.Name, row.unit.Name, row.agency.Municipality, row.unit.DutyPhone)),
        ]);
    }
}
