using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

internal sealed class TakeInUseCase(JurisdictionFile jurisdiction, SearchIndex search) : UseCase<TakeIn, TakenIn>
{
    public override Permission Permission => Permission.For(Roles.Intake);

    public override async Task<TakenIn> HandleAsync(Operation operation, TakeIn request, CancellationToken cancel)
    {
        var child = ChildStatus.Decide(request.Person.DateOfBirth, Apparent(request), PeopleTime.Default.DateOf(request.FoundAt ?? request.IdentifiedAt));
        var anonymous = request.Consent?.Refused == true;
        if (anonymous && child.IsChild) throw new RefusedException(IntakeRefusals.ChildCannotRefuseAll);
        if (anonymous && NamesHer(request)) throw new RefusedException(IntakeRefusals.RefusalIsAnonymous);

        var opened = await OpenAsync(operation, request, child, anonymous, cancel);
        await new IntakeRecords(operation, opened, request).WriteAsync(anonymous, cancel);
        await operation.Db.SaveChangesAsync(cancel);

        var names = IntakeRecords.NamesOf(request.Person);
        await search.IndexAsync(operation, opened.Id, operation.Worker.AgencyId, names, cancel);
        if (!child.IsChild) return Answer(opened, null, [], null);

        var (guardianship, referral, ring) = await NotifyCentreAsync(operation, opened, request, cancel);
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexAsync(operation, opened.Id, referral.ToAgencyId, names, cancel);
        return Answer(opened, guardianship.Id, [referral.Id], ring);
    }

    private async Task<Case> OpenAsync(Operation operation, TakeIn request, ChildStatus child, bool anonymous, CancellationToken cancel)
    {
        var number = await operation.Db.Database.SqlQuery<long>($"select nextval('casework.case_numbers') as \"Value\"").SingleAsync(cancel);
        var opened = new Case
        {
            Id = NewId.At(operation.Now),
            Number = CaseNumber.Of(jurisdiction.Country, PeopleTime.Default.DateOf(operation.Now).Year, checked((int)number)).ToString(),
            VictimId = NewId.At(operation.Now),
            OpenedByAgencyId = operation.Worker.AgencyId,
            OpenedByUnitId = operation.Worker.UnitId,
            OpenedBy = operation.Worker.UserId,
            OpenedAt = operation.Now,
            Municipality = request.Municipality,
            Status = request.Status,
            IsChild = child.IsChild,
            ChildBasis = child.Basis?.Code(),
            IsAnonymous = anonymous,
        };
        await operation.Seals.Keys.CreateAsync(opened.VictimId, cancel);
        operation.Db.Cases.Add(opened);
        operation.Audit.Wrote(opened.Id, "case");
        return opened;
    }

    private async Task<(GuardianshipCase, Referral, DutyContact)> NotifyCentreAsync(Operation operation, Case opened, TakeIn request, CancellationToken cancel)
    {
        var code = jurisdiction.CswOf(request.Municipality)!.Code;
        var csw = await operation.Db.Agencies.SingleAsync(agency => agency.Code == code, cancel);
        var unit = await operation.Db.Units.OrderBy(u => u.Code).FirstAsync(u => u.AgencyId == csw.Id, cancel);
        var limits = jurisdiction.Limits;
        var guardianship = GuardianshipCase.Open(opened.Id, unit.Id, request.FoundAt, request.IdentifiedAt, operation.Now, limits.NotificationLadder.DutyWorkerAgain);
        if (operation.Worker.UnitIds.Contains(unit.Id)) guardianship.Acknowledge(unit.Id, operation.Now, limits.GuardianAppointment);

        var referral = new Referral
        {
            Id = NewId.At(operation.Now),
            CaseId = opened.Id,
            Kind = "guardianship",
            ToAgencyId = csw.Id,
            ToUnitId = unit.Id,
            Urgency = "immediate",
            Basis = "legal_duty",
            Sections = BasisTable.For(Basis.GuardianshipNotified).Full,
            DueAt = operation.Now + limits.NotificationLadder.DutyWorkerAgain,
        };
        referral.Author(operation);
        operation.Db.Guardianships.Add(guardianship);
        operation.Db.Referrals.Add(referral);
        operation.Db.Tell(operation, opened.Id, Section.Guardianship, "child_notified", guardianship.Id);
        operation.Audit.Wrote(opened.Id, "guardianship", guardianship.Id);
        return (guardianship, referral, await Duty.OfAsync(operation, csw, unit.Id, cancel));
    }

    private static TakenIn Answer(Case opened, Guid? guardianshipId, IReadOnlyList<Guid> referralIds, DutyContact? ring) =>
        new(opened.VictimId, opened.Id, opened.Number, opened.IsChild, opened.ChildBasis, guardianshipId, referralIds, ring);

    private static AgeRange? Apparent(TakeIn request) => request.Person.ApparentAge is { } age ? AgeRange.Of(age.From, age.To) : null;

    private static bool NamesHer(TakeIn request) =>
        IntakeRecords.NamesOf(request.Person).All.Any() || request.Person.IdentityNumber is not null || request.Person.Contact is not null
        || request.Person.DateOfBirth is not null || request.Narrative is not null || request.Circumstances is not null;
}
