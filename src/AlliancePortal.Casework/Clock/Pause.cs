namespace AlliancePortal.Casework.Clock;

/// <summary>Waits that end quietly when the portal stops.</summary>
internal static class Pause
{
    /// <summary>Waits so long, or until <paramref name="unless"/> is done, or until the portal stops.</summary>
    public static async Task ForAsync(TimeSpan length, TimeProvider time, CancellationToken stopping, Task? unless = null)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var delay = Task.Delay(length, time, ending.Token);
        await Task.WhenAny(unless is null ? [delay] : [delay, unless]);
        await ending.CancelAsync();
    }
}
