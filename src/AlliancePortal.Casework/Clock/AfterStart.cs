using Microsoft.Extensions.Hosting;

namespace AlliancePortal.Casework.Clock;

/// <summary>Lets a service of this node begin when the portal answers, so that its work does not stand in the way of the start.</summary>
internal sealed class AfterStart<TService>(TService service, IHostApplicationLifetime portal) : BackgroundService where TService : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await service.StopAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = portal.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await service.StartAsync(stoppingToken);
        await (service.ExecuteTask ?? Task.CompletedTask);
    }
}
