using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>A week from Monday to Monday on the clock of the people who are on duty; 167 or 169 hours when the clock is changed.</summary>
internal sealed record RosterWeek(DateOnly Monday, DateTimeOffset From, DateTimeOffset Until)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    private const int Days = 7;

    public static RosterWeek Of(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % Days));
        return new RosterWeek(monday, PeopleTime.Default.StartOf(monday), PeopleTime.Default.StartOf(monday.AddDays(Days)));
    }

    /// <summary>The times of this week that none of the shifts covers.</summary>
    public IReadOnlyList<DutyGap> Gaps(IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> shifts)
    {
        var gaps = new List<DutyGap>();
        var covered = From;
        foreach (var (from, until) in shifts.OrderBy(shift => shift.From))
        {
            if (from > covered) gaps.Add(new DutyGap(covered, from < Until ? from : Until));
            if (until > covered) covered = until;
        }

        if (covered < Until) gaps.Add(new DutyGap(covered, Until));
        return gaps;
    }
}
