using AlliancePortal.Casework.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace AlliancePortal.Web.Host;

/// <summary>Whether this node can work with the case database: it answers and takes the node's tickets. Says no more than yes or no.</summary>
internal sealed class DatabaseHealth(Entrance entrance, NpgsqlDataSource application) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await entrance.IsOpenAsync(application, cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
