using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Web.Agencies.Roster;

namespace AlliancePortal.Web.Tests.Agencies.Roster;

public sealed class RosterDayTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void A_week_without_shifts_is_seven_empty_days()
    {
        var days = RosterDay.Of(Monday, Unit([], [new DutyGap(At(23, 0), At(30, 0))]));

        Assert.Equal(7, days.Count);
        Assert.All(days, day => Assert.True(day.IsEmpty));
    }

    [Fact]
    public void A_shift_over_midnight_stands_on_the_day_on_which_it_begins_and_a_gap_on_each_day_that_it_touches()
    {
        var night = Shift(At(24, 20), At(25, 8));
        var days = RosterDay.Of(Monday, Unit([night], [new DutyGap(At(23, 0), At(24, 20)), new DutyGap(At(25, 8), At(30, 0))]));

        Assert.Equal([night], days[1].Shifts);
        Assert.Empty(days[2].Shifts);
        Assert.Equal([new DutyGap(At(24, 0), At(24, 20))], days[1].Gaps);
        Assert.Equal([new DutyGap(At(25, 8), At(26, 0))], days[2].Gaps);
        Assert.False(days[2].IsEmpty);
    }

    [Fact]
    public void What_runs_into_the_week_from_the_Sunday_before_stands_on_Monday()
    {
        var before = Shift(At(22, 20), At(23, 8));

        Assert.Equal([before], RosterDay.Of(Monday, Unit([before], []))[0].Shifts);
    }

    private static DateTimeOffset At(int day, int hour) => new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(1)).ToUniversalTime();

    private static ShiftView Shift(DateTimeOffset from, DateTimeOffset until) => new(Guid.CreateVersion7(), null, "A. Sample", "+383 99 000 021", from, until);

    private static UnitRoster Unit(ShiftView[] shifts, DutyGap[] gaps) => new(Guid.CreateVersion7(), "Sample unit", null, null, shifts, gaps, []);
}
