using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Who is on duty for the actor's units in a week, and when nobody is.</summary>
/// <param name="Week">Any day of the week meant, which begins on Monday.</param>
public sealed record ShowRoster(DateOnly Week) : IRequest<RosterView>;

/// <param name="Monday">First day of the week.</param>
public sealed record RosterView(DateOnly Monday, IReadOnlyList<UnitRoster> Units);

/// <param name="DeskPhone">Rung when nobody is on duty.</param>
/// <param name="StandIn">For a CSW: the unit that acts when nobody here answers.</param>
/// <param name="Gaps">Times of the week with nobody on duty.</param>
/// <param name="Workers">Who can be on duty.</param>
public sealed record UnitRoster(
    Guid UnitId, string Name, string? DeskPhone, NamedUnit? StandIn, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<DutyGap> Gaps, IReadOnlyList<DutyWorker> Workers);

public sealed record NamedUnit(Guid UnitId, string Name);

public sealed record ShiftView(Guid ShiftId, Guid? WorkerId, string Name, string Phone, DateTimeOffset From, DateTimeOffset Until);

public sealed record DutyGap(DateTimeOffset From, DateTimeOffset Until);

public sealed record DutyWorker(Guid UserId, string DisplayName, string? Phone);

internal sealed class ShowRosterUseCase : UseCase<ShowRoster, RosterView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<RosterView> HandleAsync(Operation operation, ShowRoster request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "roster");
        var week = RosterWeek.Of(request.Week);
        var unitIds = operation.Worker.UnitIds.ToArray();
        var units = await operation.Db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id) && unit.SuccessorUnitId == null).ToListAsync(cancel);
        var standInIds = units.Select(unit => unit.StandInUnitId).OfType<Guid>().ToArray();
        var standIns = await operation.Db.Units.AsNoTracking().Where(unit => standInIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancel);
        var workers = await operation.Db.Workers.AsNoTracking()
            .Where(worker => worker.IsActive && worker.UnitIds.Any(unit => unitIds.Contains(unit))).OrderBy(worker => worker.DisplayName).ToListAsync(cancel);
        var shifts = await operation.Db.DutyShifts.AsNoTracking()
            .Where(shift => unitIds.Contains(shift.UnitId) && shift.From < week.Until && shift.Until > week.From).OrderBy(shift => shift.From).ToListAsync(cancel);

        return new RosterView(week.Monday,
        [
            .. units.OrderBy(unit => Array.IndexOf(unitIds, unit.Id)).Select(unit =>
            {
                var own = shifts.Where(shift => shift.UnitId == unit.Id).ToList();
                return new UnitRoster(unit.Id, unit.Name, unit.DutyPhone,
                    unit.StandInUnitId is { } standIn ? new NamedUnit(standIn, standIns[standIn].Name) : null,
                    [.. own.Select(shift => new ShiftView(shift.Id, shift.WorkerId, shift.Name, shift.Phone, shift.From, shift.Until))],
                    week.Gaps(own.Select(shift => (shift.From, shift.Until))),
                    [.. workers.Where(worker => worker.UnitIds.Contains(unit.Id)).Select(worker => new DutyWorker(worker.Id, worker.DisplayName, worker.DutyPhone))]);
            }),
        ]);
    }

    internal sealed class Shape : AbstractValidator<ShowRoster>
    {
        public Shape() => RuleFor(r => r.Week.Year).InclusiveBetween(RosterWeek.FirstYear, RosterWeek.LastYear).OverridePropertyName("week").WithErrorCode("not_a_year");
    }
}
