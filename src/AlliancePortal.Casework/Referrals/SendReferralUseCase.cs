using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

internal sealed class SendReferralUseCase(JurisdictionFile jurisdiction) : UseCase<SendReferral, ReferralSent>
{
    public override Permission Permission => Permission.On(Section.Referrals, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, SendReferral request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!await ReferralForms.MayReferAsync(operation, request.CaseId, cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<ReferralSent> HandleAsync(Operation operation, SendReferral request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (whole.IsAnonymous) throw new RefusedException(CaseRefusals.Anonymous);
        if (request.Kind == ReferralKinds.Guardianship) throw new RefusedException(ReferralRefusals.GuardianshipIsAcknowledged);
        var asked = Asked(request.Sections);
        if (asked.Contains(Section.ShelterAddress)) throw new RefusedException(Refusal.Invalid("sections", "never_passed_on"));
        if (request is { Kind: ReferralKinds.CrossBorder, Basis: "legal_duty" } && asked.Exists(section => section is not (Section.Investigation or Section.Offenders)))
            throw new RefusedException(ReferralRefusals.CooperationIsNotForIdentity);

        var (agencyId, unitId) = await AddresseeAsync(operation, request, cancel);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var scope = ReferralScope.Of(rights, request.Kind, asked);
        var consentId = await BasisAsync(operation, whole, rights, request, agencyId, cancel);
        if (await operation.Db.Referrals.AnyAsync(r => r.CaseId == whole.Id && r.Kind == request.Kind && r.ToUnitId == unitId && r.AgencyId == operation.Worker.AgencyId
            && (r.State == ReferralStates.Sent || r.State == ReferralStates.Claimed || r.State == ReferralStates.Accepted), cancel)) throw new RefusedException(ReferralRefusals.AlreadyOpen);

        var referral = new Referral
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Kind = request.Kind,
            ToAgencyId = agencyId,
            ToUnitId = unitId,
            Urgency = request.Urgency,
            Basis = request.Basis!,
            ConsentId = consentId,
            Sections = scope.Sections,
            MinimalSections = scope.Minimal,
            NeededToDecide = ReferralScope.ToDecide(rights, request.NeededToDecide is { } needed ? Asked(needed) : null),
            Reason = await operation.Seals.SealAsync(whole.VictimId, "referral_reason", PersonText.Narrative(request.Reason).Value, cancel),
            DueAt = operation.Now + jurisdiction.Limits.ReferralDeadlines.For(request.Urgency),
        };
        referral.Author(operation);
        operation.Db.Referrals.Add(referral);
        operation.Db.Tell(operation, whole.Id, Section.Referrals, "referral_sent", referral.Id);
        operation.Audit.Wrote(whole.Id, "referral", referral.Id);
        return new ReferralSent(referral.Id);
    }

    private static async Task<(Guid AgencyId, Guid UnitId)> AddresseeAsync(Operation operation, SendReferral request, CancellationToken cancel)
    {
        var agency = await operation.Db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.ToAgencyId, cancel) ?? throw new RefusedException(Refusal.Invalid("toAgencyId", "unknown"));
        var units = await operation.Db.Units.AsNoTracking().Where(u => u.AgencyId == agency.Id && u.ClosedAt == null && (request.ToUnitId == null || u.Id == request.ToUnitId)).OrderBy(u => u.Code).ToListAsync(cancel);
        var takers = units.FindAll(unit => ReferralKinds.Takes(agency.Kind, unit.ServiceLine, request.Kind));
        if (takers.Count == 0) throw new RefusedException(Refusal.Invalid("toAgencyId", "does_not_take_kind"));
        var unit = takers.Find(unit => !operation.Worker.UnitIds.Contains(unit.Id)) ?? throw new RefusedException(ReferralRefusals.ToOneself);
        return (agency.Id, unit.Id);
    }

    private static async Task<Guid?> BasisAsync(Operation operation, Case whole, CaseRights rights, SendReferral request, Guid agencyId, CancellationToken cancel)
    {
        switch (request.Basis)
        {
            case "legal_duty" or "vital_interests" or "court_order":
            case "best_interests" when whole.IsChild:
                return null;
            case "consent" when request.ConsentNow is { } now && rights.May(Section.Consent, Token.Add):
                return await ConsentNowAsync(operation, whole, request.Kind, agencyId, now, cancel);
            case "consent" when request.ConsentId is { } id:
                var consent = await operation.Db.Consents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CaseId == whole.Id, cancel);
                if (consent is not null && consent.Covers(agencyId, request.Kind, PeopleTime.Default.DateOf(operation.Now)) && (consent.GivenBy == "guardian") == await ConsentCover.GuardianConsentsAsync(operation, whole, cancel)) return id;
                break;
        }

        throw new RefusedException(ReferralRefusals.NoBasis);
    }

    private static async Task<Guid> ConsentNowAsync(Operation operation, Case whole, string kind, Guid agencyId, ConsentGivenNow now, CancellationToken cancel)
    {
        var consent = new ConsentRecord
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            GivenBy = await ConsentCover.GiverAsync(operation, whole, cancel),
            Purposes = [kind],
            AgencyIds = [agencyId],
            Language = now.Language,
            Until = now.Until,
            GivenAt = operation.Now,
        };
        RecordConsentUseCase.Add(operation, consent);
        await operation.Db.SaveChangesAsync(cancel);
        return consent.Id;
    }

    private static List<Section> Asked(IEnumerable<string> keys) => [.. keys.Select(Sections.FromKey).OfType<Section>().Distinct()];
}
