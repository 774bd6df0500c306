namespace AlliancePortal.Web.Host;

/// <summary>
/// Gives the machine back what a quiet portal no longer needs: after its start, and when many pages were closed. The runtime collects when it is asked
/// for memory, so by itself it keeps through the night what the day took.
/// </summary>
public sealed class SpareMemory(TimeProvider time) : BackgroundService
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Bytes allocated between two looks, below which next to nobody is at work; the clock of the portal alone takes less than one mebibyte.</summary>
    public const long Quiet = 4 * Mebibyte;

    /// <summary>Bytes by which the process has to have grown: collecting everything stops it for a moment.</summary>
    public const long WorthIt = 32 * Mebibyte;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    private long allocated;
    private long resident;

    /// <summary>Whether everything should be collected now.</summary>
    /// <param name="allocatedNow">Bytes ever allocated.</param>
    /// <param name="residentNow">Bytes that the process takes.</param>
    public bool IsTime(long allocatedNow, long residentNow)
    {
        var quiet = allocatedNow - allocated < Quiet;
        allocated = allocatedNow;
        return quiet && residentNow - resident > WorthIt;
    }

    /// <summary>Tells what the process takes after everything was collected.</summary>
    public void Collected(long residentNow) => resident = residentNow;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Between, time);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            if (!IsTime(GC.GetTotalAllocatedBytes(), Environment.WorkingSet)) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            Collected(Environment.WorkingSet);
        }
    }
}
