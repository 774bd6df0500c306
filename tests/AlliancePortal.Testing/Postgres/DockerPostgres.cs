using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace AlliancePortal.Testing.Postgres;

/// <summary>PostgreSQL of the oldest supported version in a container, which Testcontainers removes when the process ends.</summary>
internal static class DockerPostgres
{
    /// <returns>The superuser's connection string, or <see langword="null"/> where no Docker engine answers.</returns>
    public static async Task<string?> TryStartAsync()
    {
        try
        {
            var container = new PostgreSqlBuilder("postgres:15-alpine")
                .WithUsername("postgres")
                .WithDatabase("postgres")
                .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C")
                .WithCommand([.. FastSettings.All.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })])
                .Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }
}
