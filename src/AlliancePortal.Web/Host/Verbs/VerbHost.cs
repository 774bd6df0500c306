using AlliancePortal.Casework;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Persistence.Bootstrap;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary>The casework without pages, on the portal's own database or beside the portal that is running on it.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly PortalPlace place;

    private VerbHost(ServiceProvider services, PortalPlace place) => (this.services, this.place) = (services, place);

    public IServiceProvider Services => services;

    public static async Task<VerbHost> StartAsync(string? dataFolder, CancellationToken cancel)
    {
        var configuration = Configured(dataFolder);
        var place = await PortalPlace.JoinAsync(configuration, NullLogger.Instance, cancel);
        var jurisdiction = JurisdictionFile.Configured(configuration["Portal:Jurisdiction"]);
        var keys = await PortalDatabase.PrepareAsync(place.Connections, place.Master, jurisdiction, cancel);
        var services = new ServiceCollection().AddLogging().AddCasework(place.Connections, keys, jurisdiction)
            .AddSingleton(place.Heads(configuration)).BuildServiceProvider();
        return new VerbHost(services, place);
    }

    /// <summary>The settings as the portal itself would read them.</summary>
    public static IConfiguration Configured(string? dataFolder) =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables()
            .AddInMemoryCollection(dataFolder is null ? [] : [new("Portal:DataFolder", dataFolder)]).Build();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await place.DisposeAsync();
    }
}
