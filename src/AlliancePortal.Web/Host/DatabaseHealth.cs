using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace AlliancePortal.Web.Host;

/// <summary>Whether the case database answers; says no more than yes or no.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource application) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var ask = application.CreateCommand("select 1");
            await ask.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
