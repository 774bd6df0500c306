using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Tests.Kernel.Time;

public sealed class PeopleTimeTests
{
    private static readonly PeopleTime People = PeopleTime.Default;

    [Fact]
    public void Late_in_the_evening_utc_it_is_already_tomorrow_for_the_people() =>
        Assert.Equal(new DateOnly(2026, 11, 24), People.DateOf(new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-23", "21:43", "2026-11-23T20:43:00Z")]
    [InlineData("2026-07-01", "00:00", "2026-06-30T22:00:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")] // skipped by the change to summer time
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // comes twice: the first
    public void A_wall_clock_time_is_one_instant(string date, string time, string instant) => Assert.Equal(
        DateTimeOffset.Parse(instant, null),
        People.InstantOf(DateOnly.Parse(date, null), TimeOnly.Parse(time, null)));

    [Fact]
    public void A_day_starts_at_local_midnight() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero), People.StartOf(new DateOnly(2026, 11, 24)));
}
