using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Who keeps a roster, and what it may not contain.</summary>
internal static class RosterRules
{
    /// <summary>Centres and police have somebody on duty day and night; their supervisors say who.</summary>
    public static Permission Keepers { get; } = Permission.For(Role.CswSupervisor, Role.PoliceSupervisor);

    public static Guid UnitOf(Operation operation, Guid? asked)
    {
        var unit = asked ?? operation.Worker.UnitId;
        return operation.Worker.UnitIds.Contains(unit) ? unit : throw new RefusedException(Refusal.NotFound);
    }

    /// <summary>Adds the shifts; several people may share an hour, one person is on duty once.</summary>
    public static async Task AddAsync(Operation operation, IReadOnlyList<DutyShift> shifts, CancellationToken cancel)
    {
        var (unitId, from, until) = (shifts[0].UnitId, shifts.Min(shift => shift.From), shifts.Max(shift => shift.Until));
        var there = await operation.Db.DutyShifts.AsNoTracking().Where(shift => shift.UnitId == unitId && shift.From < until && shift.Until > from).ToListAsync(cancel);
        foreach (var shift in shifts)
        {
            if (there.Any(other => other.WorkerId == shift.WorkerId && other.From < shift.Until && shift.From < other.Until)) throw new RefusedException(RosterRefusals.OnDutyAlready);
            there.Add(shift);
            operation.Db.DutyShifts.Add(shift);
            operation.Audit.Wrote(null, "duty_shift", shift.Id);
        }
    }
}

/// <summary>Why the roster stays as it is.</summary>
public static class RosterRefusals
{
    /// <summary>The worker is on duty at some of these hours already.</summary>
    public static Refusal OnDutyAlready { get; } = new("on_duty_already");

    /// <summary>The week to copy has no shifts, or the other has some already.</summary>
    public static Refusal NothingToCopy { get; } = new("roster_not_copied");

    /// <summary>A stand-in is another Centre for Social Work.</summary>
    public static Refusal NotAStandIn { get; } = new("not_a_stand_in");
}
