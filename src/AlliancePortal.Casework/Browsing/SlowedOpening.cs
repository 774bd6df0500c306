namespace AlliancePortal.Casework.Browsing;

/// <summary>Whoever opens record after record waits for each further one, a little longer each time and never for long: an emergency among them goes on.</summary>
public static class SlowedOpening
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="beyond">How many records more than the limit were opened within the hour.</param>
    public static TimeSpan Of(int beyond) => beyond <= 0 ? TimeSpan.Zero : beyond >= Longest / Step ? Longest : beyond * Step;

    /// <summary>Waits; nothing may be held meanwhile that others need.</summary>
    public static Task WaitAsync(int beyond, TimeProvider time, CancellationToken cancel) => beyond <= 0 ? Task.CompletedTask : Task.Delay(Of(beyond), time, cancel);
}
