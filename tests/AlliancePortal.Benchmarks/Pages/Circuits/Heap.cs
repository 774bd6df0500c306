using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>The managed heap of another process, by the runtime's own line for diagnostics.</summary>
internal static class Heap
{
    private const long Collect = (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Has everything collected that nobody holds, and what its finalizers held; MiB that are left.</summary>
    /// <exception cref="TimeoutException">It did not collect.</exception>
    public static async Task<double> AfterCollectionAsync(int process)
    {
        _ = await OnceAsync(process);
        return await OnceAsync(process);
    }

    private static async Task<double> OnceAsync(int process)
    {
        using var session = new DiagnosticsClient(process).StartEventPipeSession(new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, Collect), requestRundown: false);
        var left = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() =>
        {
            using var source = new EventPipeEventSource(session.EventStream);
            var induced = false;
            source.Clr.GCStart += start => induced = start.Reason is GCReason.Induced;
            source.Clr.GCHeapStats += after =>
            {
                if (induced) left.TrySetResult(after.TotalHeapSize);
            };
            source.Process();
        });
        var bytes = await left.Task.WaitAsync(Patience);
        // What it still has to say must be read while it is told to stop.
        await session.StopAsync(default);
        await reading;
        return bytes / 1024.0 / 1024;
    }
}
