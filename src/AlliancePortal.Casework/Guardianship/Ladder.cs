using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>
/// What happens while nobody at the Centre answers for a child: the duty worker is told again, the stand-in Centre acts, VAAU and the
/// police are told. A Centre where nobody works is passed over at once.
/// </summary>
internal static class Ladder
{
    /// <summary>Takes the step that is due, unless the Centre has answered or it was taken already.</summary>
    public static async Task ClimbAsync(Operation operation, DueWork due, CancellationToken cancel)
    {
        var guardianship = await operation.Db.Guardianships.SingleOrDefaultAsync(g => g.Id == due.SubjectId, cancel);
        if (guardianship is not { State: GuardianshipState.Notified }) return;
        var step = (short)await operation.Db.DueWork.CountAsync(w => w.SubjectId == due.SubjectId && w.Kind == due.Kind && w.DueAt <= due.DueAt, cancel);
        if (step <= guardianship.LadderStep) return;

        var standIn = step < GuardianshipCase.StandInStep ? null
            : (await operation.Db.Database.SqlQuery<Guid?>($"select casework.stand_in_for({guardianship.CswUnitId}, {guardianship.CaseId}) as \"Value\"").ToListAsync(cancel)).Single();
        guardianship.Escalate(step, standIn);
        operation.Db.TellByClock(operation, guardianship.CaseId, Access.Section.Guardianship, $"guardianship_ladder_{step}", guardianship.Id);
        operation.Audit.Wrote(guardianship.CaseId, "guardianship", guardianship.Id);
    }
}
