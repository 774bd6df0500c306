using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>The answer to an intake that was taken in before, as it stands now.</summary>
internal sealed class TakenAgain(CentreNotice centres)
{
    public async Task<TakenIn> AnswerAsync(Operation operation, Case opened, CancellationToken cancel)
    {
        operation.Audit.Read(opened.Id, "intake_repeated");
        if (!opened.IsChild) return Answer(opened, null, [], null);

        var (centre, unit) = await centres.OfAsync(operation, opened.Municipality, cancel);
        var guardianship = await operation.Db.Guardianships.Where(g => g.CaseId == opened.Id && g.EndedAt == null).Select(g => (Guid?)g.Id).SingleOrDefaultAsync(cancel);
        var letters = await operation.Db.Referrals.Where(r => r.CaseId == opened.Id && r.Kind == "guardianship").Select(r => r.Id).ToListAsync(cancel);
        return Answer(opened, guardianship, letters, await Duty.OfAsync(operation, centre, unit.Id, cancel));
    }

    private static TakenIn Answer(Case opened, Guid? guardianshipId, IReadOnlyList<Guid> referralIds, DutyContact? ring) =>
        new(opened.VictimId, opened.Id, opened.Number, opened.IsChild, opened.ChildBasis, guardianshipId, referralIds, ring) { WasThere = true };
}
