using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlliancePortal.Web.Host;

/// <summary>Structured logs with ids only: no request bodies, no query strings, no parameters of statements, no text of errors that quote values.</summary>
public static class Logging
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>To the console, as lines or as JSON.</summary>
    public static Logger Create(IConfiguration configuration)
    {
        var logs = Rules(configuration);
        logs = configuration.GetValue<bool>("Portal:LogJson") ? logs.WriteTo.Console(new CompactJsonFormatter()) : logs.WriteTo.Console(outputTemplate: Readable);
        return logs.CreateLogger();
    }

    /// <summary>What is logged, wherever it goes.</summary>
    public static LoggerConfiguration Rules(IConfiguration configuration) => new LoggerConfiguration()
        .MinimumLevel.Is(configuration.GetValue("Portal:LogLevel", LogEventLevel.Information))
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
        .Enrich.FromLogContext()
        .Enrich.With<NoAddresses>();

    /// <summary>Addresses are typed by anybody, and an invitation is one.</summary>
    private sealed class NoAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
