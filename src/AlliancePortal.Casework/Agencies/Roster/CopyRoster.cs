using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Fills an empty week with the shifts of the week before, at the same hours, as far as their workers are still there.</summary>
/// <param name="Week">Any day of the week to fill.</param>
/// <param name="UnitId">Null: the supervisor's only or first unit.</param>
public sealed record CopyRoster(DateOnly Week, Guid? UnitId = null) : IRequest<ShiftsSet>;

internal sealed class CopyRosterUseCase : UseCase<CopyRoster, ShiftsSet>
{
    private const int Days = 7;

    public override Permission Permission => RosterRules.Keepers;

    public override async Task<ShiftsSet> HandleAsync(Operation operation, CopyRoster request, CancellationToken cancel)
    {
        var unitId = RosterRules.UnitOf(operation, request.UnitId);
        var (week, before) = (RosterWeek.Of(request.Week), RosterWeek.Of(request.Week.AddDays(-Days)));
        if (await operation.Db.DutyShifts.AnyAsync(s => s.UnitId == unitId && s.From >= week.From && s.From < week.Until, cancel)) throw new RefusedException(RosterRefusals.NothingToCopy);

        var model = await operation.Db.DutyShifts.AsNoTracking().Where(s => s.UnitId == unitId && s.From >= before.From && s.From < before.Until).ToListAsync(cancel);
        var here = await operation.Db.Workers.Where(w => w.IsActive && w.UnitIds.Contains(unitId)).Select(w => w.Id).ToListAsync(cancel);
        var shifts = model.Where(s => s.WorkerId is { } worker && here.Contains(worker)).Select(s => new DutyShift
        {
            Id = NewId.At(operation.Now),
            UnitId = unitId,
            WorkerId = s.WorkerId,
            Name = s.Name,
            Phone = s.Phone,
            From = Later(s.From),
            Until = Later(s.Until),
        }).ToList();
        if (shifts.Count == 0) throw new RefusedException(RosterRefusals.NothingToCopy);
        await RosterRules.AddAsync(operation, shifts, cancel);
        return new ShiftsSet(shifts.ConvertAll(shift => shift.Id));
    }

    private static DateTimeOffset Later(DateTimeOffset instant)
    {
        var local = PeopleTime.Default.LocalOf(instant);
        return PeopleTime.Default.InstantOf(DateOnly.FromDateTime(local.DateTime).AddDays(Days), TimeOnly.FromDateTime(local.DateTime));
    }
}
