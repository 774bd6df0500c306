using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Puts a worker on duty at the same hours of one or more days.</summary>
public sealed record SetShift : IRequest<ShiftsSet>
{
    /// <summary>Null: the supervisor's only or first unit.</summary>
    public Guid? UnitId { get; init; }

    public required Guid WorkerId { get; init; }

    /// <summary>The telephone that is rung; null: the worker's duty telephone.</summary>
    public string? Phone { get; init; }

    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>On the clock of the people there.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>Not after <see cref="From"/>: of the next day.</summary>
    public required TimeOnly Until { get; init; }
}

public sealed record ShiftsSet(IReadOnlyList<Guid> ShiftIds);

internal sealed class SetShiftUseCase : UseCase<SetShift, ShiftsSet>
{
    public override Permission Permission => RosterRules.Keepers;

    public override async Task<ShiftsSet> HandleAsync(Operation operation, SetShift request, CancellationToken cancel)
    {
        var unitId = RosterRules.UnitOf(operation, request.UnitId);
        var worker = await operation.Db.Workers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.WorkerId && w.IsActive && w.UnitIds.Contains(unitId), cancel)
            ?? throw new RefusedException(Refusal.Invalid("workerId", "unknown"));
        var phone = PersonText.Line(request.Phone, TextLimits.Phone).Value ?? worker.DutyPhone ?? throw new RefusedException(Refusal.Invalid("phone", "empty"));

        var shifts = request.Days.Distinct().Order().Select(day => new DutyShift
        {
            Id = NewId.At(operation.Now),
            UnitId = unitId,
            WorkerId = worker.Id,
            Name = worker.DisplayName,
            Phone = phone,
            From = PeopleTime.Default.InstantOf(day, request.From),
            Until = PeopleTime.Default.InstantOf(request.Until > request.From ? day : day.AddDays(1), request.Until),
        }).ToList();
        await RosterRules.AddAsync(operation, shifts, cancel);
        return new ShiftsSet(shifts.ConvertAll(shift => shift.Id));
    }

    internal sealed class Shape : AbstractValidator<SetShift>
    {
        private const int MostDays = 31;

        public Shape()
        {
            RuleFor(r => r.Days).NotEmpty().WithErrorCode("empty");
            RuleFor(r => r.Days).Must(days => days.Count <= MostDays && days.All(day => day.Year is >= RosterWeek.FirstYear and <= RosterWeek.LastYear)).WithErrorCode("out_of_range");
            RuleFor(r => r.Phone).Must(text => string.IsNullOrWhiteSpace(text) || PersonText.Line(text, TextLimits.Phone).IsClean).WithErrorCode("not_text");
        }
    }
}
