namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>Completed years of life.</summary>
public static class Age
{
    /// <summary>A person is a child below this age, in years (Palermo Protocol Art. 3(d), CETS 197 Art. 4(d)).</summary>
    public const int Majority = 18;

    /// <summary>Highest age taken for possible, in years; the longest life on record is 122, its like will not be met in intake.</summary>
    public const int Highest = 120;

    /// <summary>Completed years on a day; negative before birth.</summary>
    public static int On(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>
    /// The day on which an age is reached. Who was born on 29 February reaches it on 1 March of a common year: the day in doubt
    /// counts for the child.
    /// </summary>
    public static DateOnly Reached(DateOnly birth, int years)
    {
        var year = birth.Year + years;
        return birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new DateOnly(year, 3, 1)
            : new DateOnly(year, birth.Month, birth.Day);
    }
}
