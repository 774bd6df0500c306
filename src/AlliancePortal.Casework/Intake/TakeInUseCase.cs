using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

internal sealed class TakeInUseCase(JurisdictionFile jurisdiction, SearchIndex search, TakenBefore before, TakenAgain again, CentreNotice centres) : UseCase<TakeIn, TakenIn>
{
    public override Permission Permission => Permission.For(Roles.Intake);

    public override async Task<TakenIn> HandleAsync(Operation operation, TakeIn request, CancellationToken cancel)
    {
        var reference = before.ReferenceOf(operation, request);
        if (reference is not null && await before.FindAsync(operation, reference, cancel) is { } known) return await AgainAsync(operation, known, cancel);

        var child = IntakeRules.ChildOf(request, operation.Now);
        IntakeRules.Check(request, child);
        var anonymous = request.Consent?.Refused == true;

        var opened = await OpenAsync(operation, request, child, anonymous, cancel);
        await new IntakeRecords(operation, opened, request).WriteAsync(anonymous, cancel);
        if (reference is not null)
            operation.Db.IntakeSources.Add(new IntakeSource { AgencyId = operation.Worker.AgencyId, Reference = reference, CaseId = opened.Id, At = operation.Now });
        if (request.DraftId is { } draft) await KeptDrafts.DestroyAsync(operation, draft, cancel);
        await operation.Db.SaveChangesAsync(cancel);

        var names = IntakeRecords.NamesOf(request.Person);
        await search.IndexAsync(operation, opened.Id, operation.Worker.AgencyId, names, cancel);
        if (!child.IsChild) return Answer(opened, null, [], null);

        var (guardianship, letter, centre) = await centres.SendAsync(operation, opened, request.Import?.IsHistoric == true, cancel);
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexAsync(operation, opened.Id, centre.Id, names, cancel);
        return Answer(opened, guardianship.Id, letter is null ? [] : [letter.Id], letter is null ? null : await Duty.OfAsync(operation, centre, letter.ToUnitId, cancel));
    }

    private async Task<Case> OpenAsync(Operation operation, TakeIn request, ChildStatus child, bool anonymous, CancellationToken cancel)
    {
        var number = await operation.Db.Database.SqlQuery<long>($"select nextval('casework.case_numbers') as \"Value\"").SingleAsync(cancel);
        var opened = OpenedCase.Add(operation, request, child, anonymous, CaseNumber.Of(jurisdiction.Country, PeopleTime.Default.DateOf(operation.Now).Year, checked((int)number)));
        await operation.Seals.Keys.CreateAsync(opened.VictimId, cancel);
        return opened;
    }

    private async Task<TakenIn> AgainAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        await again.AnswerAsync(operation, await operation.Db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, cancel) ?? throw new RefusedException(IntakeRefusals.AlreadyImported), cancel);

    private static TakenIn Answer(Case opened, Guid? guardianshipId, IReadOnlyList<Guid> referralIds, DutyContact? ring) =>
        new(opened.VictimId, opened.Id, opened.Number, opened.IsChild, opened.ChildBasis, guardianshipId, referralIds, ring);
}
