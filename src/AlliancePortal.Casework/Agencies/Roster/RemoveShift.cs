using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Takes a shift off the roster; one that runs ends now.</summary>
public sealed record RemoveShift(Guid ShiftId) : IRequest<ShiftRemoved>;

public sealed record ShiftRemoved(Guid ShiftId);

internal sealed class RemoveShiftUseCase : UseCase<RemoveShift, ShiftRemoved>
{
    public override Permission Permission => RosterRules.Keepers;

    public override async Task<ShiftRemoved> HandleAsync(Operation operation, RemoveShift request, CancellationToken cancel)
    {
        var shift = await operation.Db.DutyShifts.SingleOrDefaultAsync(s => s.Id == request.ShiftId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (shift.From < operation.Now && shift.Until > operation.Now) shift.Until = operation.Now;
        else if (shift.From >= operation.Now) operation.Db.DutyShifts.Remove(shift);
        else throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "duty_shift_removed", shift.Id);
        return new ShiftRemoved(shift.Id);
    }
}
