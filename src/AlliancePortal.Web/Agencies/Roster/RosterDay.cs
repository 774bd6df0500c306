using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>A day of a unit's week as people read it: the shifts that begin on it (on Monday also those that run into it), and when nobody is there.</summary>
/// <param name="Gaps">Parts of the week's gaps that fall on this day.</param>
public sealed record RosterDay(DateOnly Day, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<DutyGap> Gaps)
{
    private const int DaysOfWeek = 7;

    /// <summary>The seven days of the roster.</summary>
    public static IReadOnlyList<RosterDay> Of(DateOnly monday, UnitRoster unit) => [.. Enumerable.Range(0, DaysOfWeek).Select(number =>
    {
        var day = monday.AddDays(number);
        var (begins, ends) = (PeopleTime.Default.StartOf(day), PeopleTime.Default.StartOf(day.AddDays(1)));
        return new RosterDay(day,
            [.. unit.Shifts.Where(shift => shift.From < ends && (shift.From >= begins || number == 0))],
            [.. from gap in unit.Gaps
                where gap.From < ends && gap.Until > begins
                select new DutyGap(gap.From > begins ? gap.From : begins, gap.Until < ends ? gap.Until : ends)]);
    })];

    /// <summary>Whether nobody is on duty from midnight to midnight.</summary>
    public bool IsEmpty => Gaps is [var gap] && gap.From == PeopleTime.Default.StartOf(Day) && gap.Until == PeopleTime.Default.StartOf(Day.AddDays(1));
}
