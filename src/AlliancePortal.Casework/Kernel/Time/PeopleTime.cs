namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>
/// Translates between instants (UTC, as stored) and the clock on the wall of the people who use the portal. "Today", ages and deadlines
/// in days are theirs, not the server's.
/// </summary>
public sealed class PeopleTime(TimeZoneInfo zone)
{
    /// <summary>IANA id used where the jurisdiction file names no other.</summary>
    public const string DefaultZone = "Europe/Belgrade";

    public static PeopleTime Default { get; } = InZone(DefaultZone);

    /// <exception cref="TimeZoneNotFoundException">The IANA id is unknown here.</exception>
    public static PeopleTime InZone(string ianaId) => new(TimeZoneInfo.FindSystemTimeZoneById(ianaId));

    public DateTimeOffset LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant).DateTime);

    public DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>
    /// The UTC instant of a date and time as typed from the wall clock. In the hour that is skipped in spring the clock is read as if not yet
    /// moved; in the hour that comes twice in autumn the first is meant, so that a deadline never starts too late.
    /// </summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The UTC instant at which a local day begins.</summary>
    public DateTimeOffset StartOf(DateOnly date) => InstantOf(date, TimeOnly.MinValue);
}
