using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Web.Host;
using AlliancePortal.Web.Host.Verbs;
using Serilog;
using Serilog.Extensions.Logging;

if (PortalVerbs.Are(args)) return await PortalVerbs.RunAsync(args);

// Scripts and styles of a published portal lie beside it, wherever it is started from.
var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Directory.Exists(beside) ? beside : null });
Log.Logger = Logging.Create(builder.Configuration);
try
{
    using var loggers = new SerilogLoggerFactory(Log.Logger);
    await using var place = await PortalPlace.FindAsync(builder.Configuration, loggers.CreateLogger("AlliancePortal.Database"), default);
    await using var app = await PortalHost.BuildAsync(builder, place, default);
    var password = await PortalHost.DemonstrateAsync(app, place, default);
    await app.StartAsync();
    Greeting.Print(PortalHost.Addresses(app), password);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception problem) when (problem is PostgresUnavailableException or ClusterFailedException or AlteredRulesException or NewerDatabaseException or MasterKeyException or ConfigurationException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}

/// <summary>The portal's entry point, visible to tests.</summary>
public partial class Program;
