using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlliancePortal.Web.Host;

/// <summary>Structured logs with ids only: no request bodies, no query strings, no parameters of statements, no text of errors that quote values.</summary>
public static class Logging
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static Serilog.Core.Logger Create(IConfiguration configuration)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(configuration.GetValue("Portal:LogLevel", LogEventLevel.Information))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        logs = configuration.GetValue<bool>("Portal:LogJson") ? logs.WriteTo.Console(new CompactJsonFormatter()) : logs.WriteTo.Console(outputTemplate: Readable);
        return logs.CreateLogger();
    }
}
