using System.Runtime.InteropServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlliancePortal.Web.Host;

/// <summary>
/// A node that is told to stop says first that it is not ready, and serves on for as long as a proxy needs to notice: <c>Portal:DrainSeconds</c> (0, the
/// default: nothing stands before it). Told twice, it stops at once.
/// </summary>
public sealed class Draining(IHostApplicationLifetime application, IConfiguration configuration, TimeProvider time) : IHostLifetime, IHealthCheck, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private int told;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }) signals.Add(PosixSignalRegistration.Create(signal, StopInstead));
        return Task.CompletedTask;
    }

    /// <summary>Begins to stop; returns when the application was told.</summary>
    public async Task DrainAsync()
    {
        if (Interlocked.Increment(ref told) == 1) await Task.Delay(TimeSpan.FromSeconds(configuration.GetValue("Portal:DrainSeconds", 0d)), time, application.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        application.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(told == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void StopInstead(PosixSignalContext context)
    {
        context.Cancel = true;
        _ = DrainAsync();
    }
}
