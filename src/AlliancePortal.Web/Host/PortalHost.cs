using System.Net;
using System.Security.Authentication;
using AlliancePortal.Casework;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Agencies;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Cases;
using AlliancePortal.Web.DemoData;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Intake;
using AlliancePortal.Web.Shell;
using Npgsql;
using Serilog;

namespace AlliancePortal.Web.Host;

/// <summary>Puts the portal together: database, casework, accounts, pages, JSON, health.</summary>
public static class PortalHost
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Bytes of a request: the longest story in any script has room in it; workbooks come through a circuit, files of a case to an address that allows more.</summary>
    private const long LongestBody = 4 * 1024 * 1024;

    /// <summary>Builds the application on a prepared database.</summary>
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, PortalPlace place, CancellationToken cancel)
    {
        var jurisdiction = JurisdictionFile.Configured(builder.Configuration["Portal:Jurisdiction"]);
        var keys = await PortalDatabase.PrepareAsync(place.Connections, place.Master, jurisdiction, cancel);
        await AccountDatabase.MigrateAsync(place.Connections, cancel);

        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = LongestBody;
            options.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });
        builder.Services.AddSerilog();
        builder.Services.AddCasework(place.Connections, keys, jurisdiction).AddPortalClock().AddPublishedHeads(place.Heads(builder.Configuration));
        builder.AddSecureLine();
        builder.Services.AddSingleton(ClamdSettings.Of(builder.Configuration["Portal:Clamd"]));
        builder.AddShell();
        builder.AddAccounts();
        builder.AddFairShares();
        builder.Services.AddSingleton<IntakeAnswers>().AddScoped<WorkerAccounts>().AddScoped<CaseloadMemory>().AddScoped<Unseen>().AddTransient<DraftKeeper>();
        builder.AddApi();
        builder.Services.AddHostedService<SpareMemory>();
        builder.Services.AddSingleton<Draining>().AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<Draining>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<Draining>("draining");

        var app = builder.Build();
        app.UseProxies();
        app.UseBrowserRules();
        app.UseApiProblems();
        app.UseRequestLocalization();
        app.UseSecureLine();
        app.UseOutageWords();
        app.UseAccounts();
        app.UseRateLimiter();
        app.UseShell();
        app.UseIdempotency();
        app.MapApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        return app;
    }

    /// <summary>Loads the demonstration where it is wanted: with the portal's own database, and only when nobody but this machine can reach it.</summary>
    /// <returns>The password of every demonstration account, or null without a demonstration.</returns>
    public static async Task<string?> DemonstrateAsync(WebApplication app, PortalPlace place, CancellationToken cancel)
    {
        var wanted = app.Configuration.GetValue("Portal:Demo", place.IsPrivate);
        if (!wanted || !Addresses(app).All(IsLoopback)) return null;
        await using var scope = app.Services.CreateAsyncScope();
        return await Demonstration.LoadAsync(scope.ServiceProvider, app.Configuration["Portal:DemoPassword"], cancel);
    }

    /// <summary>Where people reach the portal: as configured when something stands before it (a container's published port, a proxy), else where it listens.</summary>
    public static IReadOnlyList<string> Addresses(WebApplication app) => app.Configuration["Portal:PublicAddress"] is { Length: > 0 } address
        ? [address]
        : [.. app.Urls.DefaultIfEmpty(app.Configuration["urls"] ?? DefaultUrl).SelectMany(urls => urls.Split(';'))];

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.IsLoopback || IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
